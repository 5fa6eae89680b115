import accountStyle from "address:account.css";
import core from "address:core.js";
import progressStyle from "address:progress.css";
import templatesStyle from "address:templates.css";
import writeStyle from "address:write.css";
import type { ComponentType } from "preact";
import type { ViewProps } from "./core/view";
import { loadViewMessages, type MessageKey } from "./i18n";
import { loadStyle } from "./load_style";

interface ViewModule {
  default: ComponentType<ViewProps>;
  /** The core that the view was built with; the build adds it. */
  builtWith?: string;
}

export interface View {
  path: string;
  title: MessageKey;
  load: () => Promise<ViewModule>;
}

/** Load a view's script, styles and messages at the same time; fails if the service has been updated since. */
function whole(script: () => Promise<ViewModule>, style: string): () => Promise<ViewModule> {
  return async () => {
    const [view] = await Promise.all([script(), loadStyle(style), loadViewMessages()]);
    if (view.builtWith !== core) throw new Error("The view belongs to another version of the page.");
    return view;
  };
}

/** The views of a signed-in user, in the order of the navigation. Each is a bundle of its own. */
export const VIEWS: View[] = [
  { path: "/app/write", title: "common.view_write", load: whole(() => import("./write"), writeStyle) },
  {
    path: "/app/templates",
    title: "common.view_templates",
    load: whole(() => import("./templates"), templatesStyle),
  },
  {
    path: "/app/progress",
    title: "common.view_progress",
    load: whole(() => import("./progress"), progressStyle),
  },
  {
    path: "/app/account",
    title: "common.view_account",
    load: whole(() => import("./account"), accountStyle),
  },
];

/** Everything before a user is signed in. */
export const WELCOME = () => import("./welcome");
