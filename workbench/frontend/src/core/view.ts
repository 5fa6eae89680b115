import type { Api } from "../api/client";
import type { Account } from "../api/types";
import type { Translate } from "../i18n";

/** What every view of a signed-in user receives. */
export interface ViewProps {
  api: Api;
  t: Translate;
  account: Account;
  /** The language of the page; a new one renders the view again. */
  locale: string;
}
