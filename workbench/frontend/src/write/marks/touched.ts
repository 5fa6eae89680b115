import type { ChangeSet, Text } from "@codemirror/state";
import type { Mark } from "./mark";

interface ChangedRange {
  readonly fromA: number;
  readonly toA: number;
}

const PART_OF_WORD = /[\p{L}\p{N}\p{M}'’]/u;

/**
 * Returns the marks that `changes` leave alone, where they are now.
 *
 * A mark is touched if its text changes, or if a letter typed beside it makes another word of it.
 * A decision of the writer (`exact`) touches only what it overlaps, so that its neighbours stay.
 */
export function untouched(marks: readonly Mark[], changes: ChangeSet, doc: Text, exact: boolean): Mark[] {
  const ranges: ChangedRange[] = [];
  changes.iterChangedRanges((fromA, toA) => ranges.push({ fromA, toA }));
  const kept: Mark[] = [];
  for (const mark of marks) {
    if (ranges.some(range => isReplaced(mark, range, exact))) continue;
    const moved = movedBy(mark, changes);
    if (!exact && ranges.some(range => isJoined(mark, moved, range, doc))) continue;
    kept.push(moved);
  }
  return kept;
}

/** Returns the marks that `changes` touch, where they were. */
export function touched(marks: readonly Mark[], changes: ChangeSet, doc: Text, exact: boolean): Mark[] {
  const kept = new Set(untouched(marks, changes, doc, exact).map(mark => mark.id));
  return marks.filter(mark => !kept.has(mark.id));
}

function isReplaced(mark: Mark, range: ChangedRange, exact: boolean): boolean {
  if (mark.from === mark.to && !exact) return range.fromA <= mark.from && range.toA >= mark.from;
  return range.fromA < mark.to && range.toA > mark.from;
}

function movedBy(mark: Mark, changes: ChangeSet): Mark {
  const from = changes.mapPos(mark.from, 1);
  const to = mark.from === mark.to ? from : changes.mapPos(mark.to, -1);
  return from === mark.from && to === mark.to ? mark : { ...mark, from, to };
}

function isJoined(mark: Mark, moved: Mark, range: ChangedRange, doc: Text): boolean {
  if (range.toA === mark.from && isInWord(doc, moved.from - 1) && isInWord(doc, moved.from)) return true;
  return range.fromA === mark.to && isInWord(doc, moved.to - 1) && isInWord(doc, moved.to);
}

function isInWord(doc: Text, at: number): boolean {
  return at >= 0 && at < doc.length && PART_OF_WORD.test(doc.sliceString(at, at + 1));
}
