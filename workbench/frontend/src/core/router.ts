import { Store } from "./store";

/** The path of the view in sight, like `/app/write`. */
export const path = new Store(currentPath());

addEventListener("popstate", () => path.set(currentPath()));

function currentPath(): string {
  return location.pathname.replace(/\/+$/, "") || "/app";
}

export function navigate(to: string, { replace = false } = {}): void {
  if (replace) history.replaceState(null, "", to);
  else history.pushState(null, "", to);
  path.set(currentPath());
}

/** Return the view that a signed-out user wanted: a path of the page itself, whatever the address says. */
export function wantedPath(): string {
  const wanted = new URLSearchParams(location.search).get("next") ?? "";
  return /^\/app\/[a-z/-]+$/.test(wanted) ? wanted : "/app/write";
}

/** Follow a link inside the page without loading it again, unless the user wants a new tab or window. */
export function followLink(event: MouseEvent): void {
  const link = event.currentTarget as HTMLAnchorElement;
  if (event.defaultPrevented || event.button !== 0) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  navigate(link.pathname + link.search);
}
