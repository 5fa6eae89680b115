import { useEffect, useRef } from "preact/hooks";

/** Tell whether the user works with the fingers: a keyboard that opens by itself would cover the page. */
export function isTouched(): boolean {
  return matchMedia("(pointer: coarse)").matches;
}

/**
 * Move the focus to a heading when the element that had it has gone away with its row or its dialog.
 *
 * Otherwise the browser puts it at the top of the document, and a user of the keyboard starts all over again.
 * Returns what to listen with on the region that contains the rows.
 */
export function useLostFocus(heading: () => HTMLElement | null) {
  const wasInside = useRef(false);
  useEffect(() => {
    if (wasInside.current && document.activeElement === document.body)
      heading()?.focus({ preventScroll: true });
  });
  return {
    onFocusIn: () => {
      wasInside.current = true;
    },
    onFocusOut: ({ target }: FocusEvent) => {
      // An element that is still there has lost the focus because the user went elsewhere.
      queueMicrotask(() => {
        if ((target as Element).isConnected && document.activeElement === document.body)
          wasInside.current = false;
      });
    },
  };
}
