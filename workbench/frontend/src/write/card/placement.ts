import type { EditorView } from "@codemirror/view";
import type { RefObject } from "preact";
import { useLayoutEffect } from "preact/hooks";

const GAP = 8;
const MARGIN = 12;

/**
 * Keep a card at its place in the text while things move: below it, or above it if there is no room.
 *
 * On narrow screens the style sheet makes a sheet at the bottom of it; that needs to know how much of the
 * window a keyboard on the screen covers.
 */
export function usePlacement(card: RefObject<HTMLElement | null>, view: EditorView, position: number): void {
  useLayoutEffect(() => {
    const place = () => {
      if (card.current) placeAt(card.current, view, position);
    };
    place();
    const targets: [EventTarget | null, string][] = [
      [window, "scroll"],
      [window, "resize"],
      [window.visualViewport, "resize"],
      [window.visualViewport, "scroll"],
    ];
    for (const [target, event] of targets)
      target?.addEventListener(event, place, { capture: true, passive: true });
    // The card itself grows when an explanation arrives.
    const sizes = new ResizeObserver(place);
    if (card.current) sizes.observe(card.current);
    return () => {
      for (const [target, event] of targets) target?.removeEventListener(event, place, { capture: true });
      sizes.disconnect();
    };
  }, [view, position]);
}

function placeAt(card: HTMLElement, view: EditorView, position: number): void {
  const { visualViewport } = window;
  const covered = visualViewport ? innerHeight - visualViewport.height - visualViewport.offsetTop : 0;
  card.style.setProperty("--keyboard", `${Math.max(0, covered)}px`);
  const at = view.coordsAtPos(Math.min(position, view.state.doc.length), 1);
  // CodeMirror renders only what is near the window.
  if (!at) return;
  const isBelow = at.bottom + GAP + card.offsetHeight + MARGIN <= innerHeight || at.top < innerHeight / 2;
  const top = isBelow ? at.bottom + GAP : at.top - GAP - card.offsetHeight;
  const isRightToLeft = getComputedStyle(card).direction === "rtl";
  const start = isRightToLeft ? at.right - card.offsetWidth + MARGIN : at.left - MARGIN;
  // Inside the editor if it fits there, so that it does not cover the list beside it.
  const pane = view.dom.getBoundingClientRect();
  const fits = pane.width > card.offsetWidth;
  const leftmost = fits ? pane.left : MARGIN;
  const rightmost = (fits ? pane.right : document.documentElement.clientWidth - MARGIN) - card.offsetWidth;
  card.style.setProperty("--top", `${Math.max(MARGIN, top)}px`);
  card.style.setProperty("--left", `${Math.max(leftmost, Math.min(start, rightmost))}px`);
}
