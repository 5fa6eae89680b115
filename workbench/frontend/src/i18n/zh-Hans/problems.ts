import type { Messages } from "../en";
import type { problems as English } from "../en/problems";

export const problems: Messages<typeof English> = {
  "problems.title": "Problems",
};
