import type { Messages } from "../en";
import type { common as English } from "../en/common";

export const common: Messages<typeof English> = {
  "common.product": "SahiEnglish",
};
