import { useEffect, useRef } from "preact/hooks";
import { page } from "./page";

let firstView = true;

/**
 * Name the document after the view, and move the focus to its heading when the user came from another view.
 *
 * Without this, a screen reader says nothing after a link was followed, and Tab continues in the navigation.
 */
export function useTitle(title: string) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${page.name}`;
  }, [title]);
  useEffect(() => {
    const moved = document.activeElement === document.body || document.activeElement === null;
    const onLink = document.activeElement?.matches("nav a, main a, a.to-view") ?? false;
    if (!firstView && (moved || onLink)) heading.current?.focus();
    firstView = false;
  }, []);
  return heading;
}
