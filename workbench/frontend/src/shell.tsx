import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { path } from "./core/router";
import { api, session } from "./core/session";
import { useStore } from "./core/store";
import type { ViewProps } from "./core/view";
import { locale, t } from "./i18n";
import { loadWelcome, VIEWS, type View } from "./views";

/** The frame around every view. */
export function Shell() {
  const state = useStore(session);
  const tag = useStore(locale);
  const here = useStore(path);
  if (state.status !== "signed-in") return <LazyWelcome />;
  const view = VIEWS.find(each => here.startsWith(each.path)) ?? (VIEWS[0] as View);
  return <LazyView key={view.path} view={view} props={{ api, t, account: state.account, locale: tag }} />;
}

function LazyWelcome() {
  const [Welcome, setWelcome] = useState<ComponentType>();
  useEffect(() => {
    void loadWelcome().then(module => setWelcome(() => module.default));
  }, []);
  return Welcome ? <Welcome /> : null;
}

function LazyView({ view, props }: { view: View; props: ViewProps }) {
  const [Component, setComponent] = useState<ComponentType<ViewProps>>();
  useEffect(() => {
    void view.load().then(module => setComponent(() => module.default));
  }, [view]);
  return Component ? <Component {...props} /> : null;
}
