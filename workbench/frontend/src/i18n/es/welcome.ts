import type { Messages } from "../en";
import type { welcome as English } from "../en/welcome";

export const welcome: Messages<typeof English> = {
  "welcome.title": "Welcome",
};
