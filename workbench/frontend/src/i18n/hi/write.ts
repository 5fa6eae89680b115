import type { Messages } from "../en";
import type { write as English } from "../en/write";

export const write: Messages<typeof English> = {
  "write.title": "लिखें",
};
