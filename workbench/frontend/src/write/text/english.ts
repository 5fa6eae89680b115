/** A text is judged by so many characters of its beginning. */
const SAMPLE = 4_000;
const LETTERS_TO_JUDGE = 12;
const WORDS_TO_JUDGE = 8;

const WORDS = /[\p{L}\p{M}]+/gu;
/** They make up a third of almost any English text, and next to nothing of any other. */
const COMMON = new Set(
  (
    "the of and to is are was were be been this that these those with for from have has had not you your our " +
    "they their his her its would can could should which what who when there but by at my if it we she does i"
  ).split(" "),
);
const LEAST_SHARE = 0.05;

/** Tells whether a text may be English; in doubt it may. */
export function mayBeEnglish(text: string): boolean {
  const sample = text.slice(0, SAMPLE);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  if (letters < LETTERS_TO_JUDGE) return true;
  const latin = sample.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (latin < letters / 2) return false;
  const words = sample.toLowerCase().match(WORDS) ?? [];
  const common = words.filter(word => COMMON.has(word)).length;
  return words.length < WORDS_TO_JUDGE || common / words.length > LEAST_SHARE;
}
