/** A stretch of a comparison: text that stays, goes or comes. */
export interface Stretch {
  readonly kind: "same" | "deleted" | "inserted";
  readonly text: string;
}

/** One change, in UTF-16 offsets of the text before. */
export interface Change {
  readonly from: number;
  readonly to: number;
  readonly replacement: string;
}

/** Shows what `changes` do to `text`, in reading order. */
export function comparison(text: string, changes: readonly Change[]): Stretch[] {
  const stretches: Stretch[] = [];
  const add = (kind: Stretch["kind"], part: string) => {
    if (part) stretches.push({ kind, text: part });
  };
  let at = 0;
  for (const change of [...changes].sort((one, other) => one.from - other.from)) {
    if (change.from < at) continue;
    add("same", text.slice(at, change.from));
    add("deleted", text.slice(change.from, change.to));
    add("inserted", change.replacement);
    at = change.to;
  }
  add("same", text.slice(at));
  return stretches;
}
