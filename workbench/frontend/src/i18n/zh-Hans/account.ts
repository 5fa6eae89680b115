import type { Messages } from "../en";
import type { account as English } from "../en/account";

export const account: Messages<typeof English> = {
  "account.title": "账户",
};
