/** How long a text is, as its writer counts. */
export interface Counts {
  readonly words: number;
  readonly characters: number;
}

const WORDS = /[\p{L}\p{N}\p{M}]+(?:['’.\-_][\p{L}\p{N}\p{M}]+)*/gu;
// Scripts written without blanks: each of these characters is counted as a word, as word processors do.
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/gu;

/** Counts words and characters (code points, as the limits of the server do). */
export function countsOf(text: string): Counts {
  const unspaced = text.match(UNSPACED)?.length ?? 0;
  const spaced = (unspaced > 0 ? text.replace(UNSPACED, " ") : text).match(WORDS)?.length ?? 0;
  return { words: spaced + unspaced, characters: codePoints(text) };
}

/** Returns the number of code points of `text`. */
export function codePoints(text: string): number {
  return text.length - (text.match(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)?.length ?? 0);
}
