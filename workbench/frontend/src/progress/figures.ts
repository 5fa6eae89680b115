import type { Schemas } from "../api/endpoints";
export type Day = Schemas["DayOfProgress"];

export type Progress = Schemas["Progress"];

export interface Bar {
  from: string;
  to: string;
  words: number;
  edits: number;
}

/** With more bars than this a chart is a carpet: longer periods are shown by week or by month. */
const MOST_BARS = 31;

/** Return one bar for each day of the period, or for each run of days if there are many; days without a check count too. */
export function bars(days: Day[], length: number, today: Date): Bar[] {
  const size = Math.ceil(length / MOST_BARS);
  const known = new Map(days.map(day => [day.date, day]));
  const result: Bar[] = [];
  for (let index = 0; index < length; index++) {
    const date = isoDate(today, index - length + 1);
    if (index % size === 0) result.push({ from: date, to: date, words: 0, edits: 0 });
    const bar = result.at(-1) as Bar;
    bar.to = date;
    bar.words += known.get(date)?.words ?? 0;
    bar.edits += known.get(date)?.edits ?? 0;
  }
  return result;
}

/** Return the categories that occurred, the most frequent one first. */
export function ranked(byCategory: Record<string, number>): [category: string, count: number][] {
  return Object.entries(byCategory)
    .filter(([, count]) => count > 0)
    .sort(([a, first], [b, second]) => second - first || a.localeCompare(b));
}

/** How many corrections 100 words needed: what can be compared between a short text and a long one. */
export function per100Words({ edits, words }: { edits: number; words: number }): number {
  return words ? (edits / words) * 100 : 0;
}

/** The server counts by UTC days. */
function isoDate(today: Date, offset: number): string {
  return new Date(today.getTime() + offset * 86_400_000).toISOString().slice(0, 10);
}
