/** The text in the editor outlives a reload and an expired session, but neither the tab nor a sign-out. */
const KEY = "sahi.draft";

let handedOver: string | null = null;

export function readDraft(): string {
  return sessionStorage.getItem(KEY) ?? "";
}

export function keepDraft(text: string): void {
  // A full storage must never get in the way of typing.
  try {
    sessionStorage.setItem(KEY, text);
  } catch {
    sessionStorage.removeItem(KEY);
  }
}

export function forgetDraft(): void {
  sessionStorage.removeItem(KEY);
  handedOver = null;
}

/** Leave a text for the editor, which asks before it replaces one that the user has written. */
export function handOver(text: string): void {
  handedOver = text;
}

/** Return the text that another view has left for the editor, once. */
export function takeOver(): string | null {
  const text = handedOver;
  handedOver = null;
  return text;
}
