/** A run of lines without a blank line in it, and where it begins in the text. */
export interface Paragraph {
  readonly from: number;
  readonly text: string;
}

const BLANK_LINES = /\n(?:[^\S\n]*\n)+/g;
const HAS_LETTER = /\p{L}/u;

/** Splits `text` at blank lines; paragraphs without a letter are left out, because nothing in them can be checked. */
export function paragraphs(text: string): Paragraph[] {
  const found: Paragraph[] = [];
  let from = 0;
  for (const blank of [...text.matchAll(BLANK_LINES), undefined]) {
    const to = blank ? blank.index : text.length;
    const paragraph = text.slice(from, to);
    if (HAS_LETTER.test(paragraph)) found.push({ from, text: paragraph });
    if (blank) from = to + blank[0].length;
  }
  return found;
}

/** Stands between two paragraphs that are checked in one request. */
export const SEPARATOR = "\n\n";
