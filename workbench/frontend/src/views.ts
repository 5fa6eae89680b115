import type { ComponentType } from "preact";
import type { ViewProps } from "./core/view";
import type { MessageKey } from "./i18n";

export interface View {
  path: string;
  title: MessageKey;
  load: () => Promise<{ default: ComponentType<ViewProps> }>;
}

/** The views of a signed-in user, in the order of the navigation. Each is a bundle of its own. */
export const VIEWS: View[] = [
  { path: "/app/write", title: "write.title", load: () => import("./write") },
  { path: "/app/templates", title: "templates.title", load: () => import("./templates") },
  { path: "/app/account", title: "account.title", load: () => import("./account") },
];

/** Everything before a user is signed in. */
export const WELCOME = () => import("./welcome");
