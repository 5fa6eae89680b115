import type { Mark } from "./mark";

/** Returns the mark that `position` is in or at, preferring the one that begins there. */
export function markAt(marks: readonly Mark[], position: number): Mark | undefined {
  const around = marks.filter(mark => mark.from <= position && position <= mark.to);
  return around.find(mark => mark.from === position) ?? around[0];
}

/** Returns the first mark after `position`, or the first of all. */
export function nextMark(marks: readonly Mark[], position: number): Mark | undefined {
  return marks.find(mark => mark.from > position) ?? marks[0];
}

/** Returns the last mark before `position`, or the last of all. */
export function previousMark(marks: readonly Mark[], position: number): Mark | undefined {
  return marks.findLast(mark => mark.from < position) ?? marks.at(-1);
}
