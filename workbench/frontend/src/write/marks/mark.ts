/** Every kind of mistake the server names. */
export const CATEGORIES = [
  "spelling",
  "confused_word",
  "capitalization",
  "punctuation",
  "spacing",
  "article",
  "preposition",
  "verb_tense",
  "verb_form",
  "agreement",
  "noun_number",
  "pronoun",
  "word_order",
  "missing_word",
  "extra_word",
  "repetition",
  "word_choice",
  "style",
] as const;
export type Category = (typeof CATEGORIES)[number];

/** What is shown if the server names no category, or one that this page does not know. */
export type ShownCategory = Category | "grammar";

/** A correction of the text in the editor; offsets are UTF-16 units of the document. */
export interface Mark {
  readonly id: number;
  readonly from: number;
  readonly to: number;
  readonly original: string;
  /** Best first, never empty for an edit; a deletion is the empty string. */
  readonly suggestions: readonly string[];
  readonly category: ShownCategory;
  readonly rule: string;
  readonly message: string;
  /** The language of `message`. */
  readonly language: string;
  /** The checker is sure of an edit; of a notice it is not, so that only the writer applies it. */
  readonly kind: "edit" | "notice";
  readonly source: "offline" | "model";
}

/** A mark that is not in a document yet. */
export type Finding = Omit<Mark, "id">;

export type MarkStyle = "wavy" | "solid" | "dotted";

const WAVY: ReadonlySet<ShownCategory> = new Set(["spelling", "spacing", "capitalization"]);
const DOTTED: ReadonlySet<ShownCategory> = new Set(["style", "word_choice"]);

/** Returns the line under a mark: three styles are told apart without colour. */
export function styleOf(mark: Pick<Mark, "kind" | "category">): MarkStyle {
  if (mark.kind === "notice" || DOTTED.has(mark.category)) return "dotted";
  return WAVY.has(mark.category) ? "wavy" : "solid";
}

/** Returns the category to show for what the server said, which may be nothing. */
export function shownCategory(category: unknown): ShownCategory {
  return CATEGORIES.find(known => known === category) ?? "grammar";
}

/** Tells whether two marks say the same about the same place. */
export function isSame(one: Finding, other: Finding): boolean {
  return (
    one.from === other.from &&
    one.to === other.to &&
    one.kind === other.kind &&
    one.source === other.source &&
    one.message === other.message &&
    one.category === other.category &&
    one.suggestions.length === other.suggestions.length &&
    one.suggestions.every((suggestion, index) => suggestion === other.suggestions[index])
  );
}

/** Tells whether two marks cannot both be applied: they share a character, or add something at one place. */
export function overlaps(one: Pick<Mark, "from" | "to">, other: Pick<Mark, "from" | "to">): boolean {
  if (one.from === other.from && one.to === other.to) return true;
  return one.from < other.to && other.from < one.to;
}

/** Returns `marks` in order of place, without those that overlap an earlier one; edits win over notices. */
export function apart<M extends Finding>(marks: readonly M[]): M[] {
  const edits = marks.filter(mark => mark.kind === "edit");
  const kept: M[] = [];
  for (const mark of [...inOrder(edits), ...inOrder(marks.filter(each => each.kind === "notice"))]) {
    if (!kept.some(other => overlaps(mark, other))) kept.push(mark);
  }
  return inOrder(kept);
}

export function inOrder<M extends Pick<Mark, "from" | "to">>(marks: readonly M[]): M[] {
  return [...marks].sort((one, other) => one.from - other.from || one.to - other.to);
}
