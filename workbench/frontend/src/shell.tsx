import chart from "lucide-static/icons/chart-column.svg";
import user from "lucide-static/icons/circle-user-round.svg";
import logOut from "lucide-static/icons/log-out.svg";
import notebook from "lucide-static/icons/notebook-text.svg";
import pen from "lucide-static/icons/square-pen.svg";
import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { page } from "./core/page";
import { navigate, path, wantedPath } from "./core/router";
import { api, session, signOut } from "./core/session";
import { useStore } from "./core/store";
import { locale, t } from "./i18n";
import { LazyView } from "./lazy_view";
import { Button } from "./ui/button";
import { Icon, type Shapes } from "./ui/icon";
import { LanguageSelect } from "./ui/language_select";
import { Link } from "./ui/link";
import { Logo } from "./ui/logo";
import { problemText } from "./ui/problem_text";
import { Toasts, toast } from "./ui/toasts";
import { Unreachable } from "./unreachable";
import { VIEWS, type View, WELCOME } from "./views";

const ICONS: Record<string, Shapes> = {
  "/app/write": pen,
  "/app/templates": notebook,
  "/app/progress": chart,
  "/app/account": user,
};

/** The frame around every view. */
export function Shell() {
  const state = useStore(session);
  const tag = useStore(locale);
  const here = useStore(path);
  if (state.status === "unknown") return <Frame navigation={null} />;
  if (state.status === "unreachable") {
    return (
      <Frame navigation={null}>
        <Unreachable />
      </Frame>
    );
  }
  if (state.status === "signed-out") {
    return (
      <Frame navigation={null}>
        <LazyView load={WELCOME} props={{}} />
      </Frame>
    );
  }
  // A user who comes back from a provider to link it, or who has no password yet, is signed in already.
  if (here === "/app/oidc" || here === "/app/forgotten-password") {
    return (
      <Frame navigation={null}>
        <LazyView load={WELCOME} props={{}} />
      </Frame>
    );
  }
  const view = VIEWS.find(each => here === each.path || here.startsWith(`${each.path}/`));
  if (!view) return <ToWantedView />;
  return (
    <Frame navigation={<Navigation here={view} />}>
      <LazyView key={view.path} load={view.load} props={{ api, t, account: state.account, locale: tag }} />
    </Frame>
  );
}

/** Leave the pages before signing in, and addresses that do not exist. */
function ToWantedView() {
  useEffect(() => navigate(wantedPath(), { replace: true }), []);
  return <Frame navigation={null} />;
}

function Frame({ navigation, children }: { navigation: ComponentChildren; children?: ComponentChildren }) {
  return (
    <div class="shell">
      <a class="skip-link" href="#main">
        {t("common.skip")}
      </a>
      <header class="top-bar">
        <a class="brand" href="/">
          <Logo />
          <span>{page.name}</span>
        </a>
        {navigation}
        <div class="top-bar-end">
          <LanguageSelect />
          {navigation && <SignOut />}
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <Toasts />
    </div>
  );
}

function Navigation({ here }: { here: View }) {
  return (
    <nav class="navigation" aria-label={t("common.navigation")}>
      {VIEWS.map(({ path, title }) => (
        <Link key={path} href={path} aria-current={path === here.path ? "page" : undefined}>
          <Icon shapes={ICONS[path] as Shapes} />
          <span>{t(title)}</span>
        </Link>
      ))}
    </nav>
  );
}

function SignOut() {
  const run = () => signOut().catch(error => toast(problemText(error)));
  return (
    <Button kind="quiet" class="sign-out" icon={logOut} onClick={run}>
      <span class="label">{t("common.sign_out")}</span>
    </Button>
  );
}
