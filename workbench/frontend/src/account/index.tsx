import type { JSX } from "preact";
import type { Account as AccountRecord } from "../api/types";
import { path } from "../core/router";
import { useStore } from "../core/store";
import type { ViewProps } from "../core/view";
import { type MessageKey, t } from "../i18n";
import { Heading } from "../ui/heading";
import { Link } from "../ui/link";
import { ApiKeys } from "./api_keys";
import { ConfirmationDialog } from "./confirmation";
import { Data } from "./data";
import { Dictionary } from "./dictionary";
import { Passkeys } from "./passkeys";
import { Password } from "./password";
import { Preferences } from "./preferences";
import { Profile } from "./profile";
import { Providers } from "./providers";
import { SecondStep } from "./second_step";
import { Sessions } from "./sessions";

interface Page {
  path: string;
  title: MessageKey;
  show: (account: AccountRecord) => JSX.Element;
}

const PAGES: Page[] = [
  { path: "/app/account", title: "account.profile", show: account => <Profile account={account} /> },
  {
    path: "/app/account/security",
    title: "account.security",
    show: account => <Security account={account} />,
  },
  { path: "/app/account/sessions", title: "account.sessions", show: () => <Sessions /> },
  { path: "/app/account/preferences", title: "account.preferences", show: () => <Preferences /> },
  { path: "/app/account/dictionary", title: "account.dictionary", show: () => <Dictionary /> },
  {
    path: "/app/account/api-keys",
    title: "account.api_keys",
    show: account => <ApiKeys account={account} />,
  },
  { path: "/app/account/data", title: "account.data", show: account => <Data account={account} /> },
];

/** Everything about the user: a list of pages, and the one that is open. */
export default function Account({ account }: ViewProps) {
  const here = useStore(path);
  const page = PAGES.find(each => each.path === here) ?? (PAGES[0] as Page);
  return (
    <>
      <div class="view-head">
        <Heading text={t("account.title")} />
        <p class="soft account-who">{account.email}</p>
      </div>
      <div class="account">
        <nav aria-label={t("account.title")}>
          {PAGES.map(each => (
            <Link key={each.path} href={each.path} aria-current={each === page ? "page" : undefined}>
              {t(each.title)}
            </Link>
          ))}
        </nav>
        <div class="account-page" key={page.path}>
          {page.show(account)}
        </div>
      </div>
      <ConfirmationDialog />
    </>
  );
}

function Security({ account }: { account: AccountRecord }) {
  return (
    <>
      <Password account={account} />
      <SecondStep />
      <Passkeys />
      <Providers />
    </>
  );
}
