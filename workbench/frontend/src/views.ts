import accountStyle from "style:account";
import progressStyle from "style:progress";
import templatesStyle from "style:templates";
import writeStyle from "style:write";
import type { ComponentType } from "preact";
import type { ViewProps } from "./core/view";
import { loadViewMessages, type MessageKey } from "./i18n";
import { loadStyle } from "./load_style";

type ViewModule = { default: ComponentType<ViewProps> };

export interface View {
  path: string;
  title: MessageKey;
  load: () => Promise<ViewModule>;
}

/** Load a view's script, styles and messages at the same time. */
function whole(script: () => Promise<ViewModule>, style: string): () => Promise<ViewModule> {
  return async () => (await Promise.all([script(), loadStyle(style), loadViewMessages()]))[0];
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
