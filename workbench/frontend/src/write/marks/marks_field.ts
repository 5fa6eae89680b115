import { invertedEffects } from "@codemirror/commands";
import {
  type ChangeDesc,
  type EditorState,
  type Extension,
  StateEffect,
  StateField,
  type Transaction,
} from "@codemirror/state";
import { apart, type Finding, inOrder, isSame, type Mark, overlaps } from "./mark";
import { touched, untouched } from "./touched";

/** What became of a mark; one that is `touched` went because its text was changed by hand. */
export type Decision = "accepted" | "ignored" | "learnt" | "touched";

interface Found {
  readonly from: number;
  readonly to: number;
  readonly marks: readonly Finding[];
  /** A model has read this part: what the offline engine found before gives way. */
  readonly replacesAll: boolean;
}

interface Decided {
  readonly ids: ReadonlySet<number>;
  readonly decision: Decision;
}

interface Restored {
  readonly marks: readonly Mark[];
  readonly decision: Decision;
}

/** Replaces the marks of one part of the text by what a check found there. */
export const found = StateEffect.define<Found>({
  map: (value, changes) => ({
    ...value,
    from: changes.mapPos(value.from, 1),
    to: changes.mapPos(value.to, -1),
    marks: moved(value.marks, changes),
  }),
});
export const decided = StateEffect.define<Decided>();
export const restored = StateEffect.define<Restored>({
  map: (value, changes) => ({ ...value, marks: moved(value.marks, changes) }),
});
export const forgotten = StateEffect.define<null>();

/** The corrections of a document: those that wait for a decision, and those the writer does not want to see. */
export interface Marks {
  readonly open: readonly Mark[];
  readonly ignored: readonly Mark[];
}

const NONE: Marks = { open: [], ignored: [] };
let lastId = 0;

export const marksField = StateField.define<Marks>({
  create: () => NONE,
  update(marks, tr) {
    let next = marks;
    if (tr.docChanged) {
      const exact = isDecision(tr);
      next = {
        open: kept(next.open, untouched(next.open, tr.changes, tr.newDoc, exact)),
        ignored: untouched(next.ignored, tr.changes, tr.newDoc, exact),
      };
    }
    for (const effect of tr.effects) {
      if (effect.is(found)) next = withFindings(next, effect.value);
      else if (effect.is(decided)) next = withoutDecided(next, effect.value);
      else if (effect.is(restored)) next = withRestored(next, effect.value, tr);
      else if (effect.is(forgotten)) next = NONE;
    }
    return next;
  },
});

// History calls this while the new state is still being made, so only the old state and the transaction count.
const undoOfDecisions = invertedEffects.of(tr => {
  const { open } = tr.startState.field(marksField);
  const effects: StateEffect<unknown>[] = [];
  const gone = new Set<number>();
  for (const effect of tr.effects) {
    if (effect.is(decided)) {
      const marks = open.filter(mark => effect.value.ids.has(mark.id));
      for (const mark of marks) gone.add(mark.id);
      effects.push(restored.of({ marks, decision: effect.value.decision }));
    } else if (effect.is(restored)) {
      const ids = new Set(effect.value.marks.map(mark => mark.id));
      effects.push(decided.of({ ids, decision: effect.value.decision }));
    }
  }
  if (tr.docChanged) {
    const others = open.filter(mark => !gone.has(mark.id));
    const marks = touched(others, tr.changes, tr.newDoc, isDecision(tr));
    if (marks.length > 0) effects.push(restored.of({ marks, decision: "touched" }));
  }
  return effects;
});

export const marksExtension: Extension = [marksField, undoOfDecisions];

export function openMarks(state: EditorState): readonly Mark[] {
  return state.field(marksField).open;
}

function isDecision(tr: Transaction): boolean {
  return tr.effects.some(effect => effect.is(decided) || effect.is(restored));
}

/** Returns the old list if nothing in it changed, so that what depends on it can compare by identity. */
function kept(before: readonly Mark[], after: readonly Mark[]): readonly Mark[] {
  return before.length === after.length && before.every((mark, index) => mark === after[index])
    ? before
    : after;
}

function moved<M extends Finding>(marks: readonly M[], changes: ChangeDesc): M[] {
  return marks.map(mark => {
    const from = changes.mapPos(mark.from, 1);
    return { ...mark, from, to: mark.from === mark.to ? from : Math.max(from, changes.mapPos(mark.to, -1)) };
  });
}

function withFindings(marks: Marks, { from, to, marks: findings, replacesAll }: Found): Marks {
  const isInside = (mark: Mark) => mark.from >= from && mark.to <= to;
  const staying = marks.open.filter(mark => !isInside(mark) || (!replacesAll && mark.source === "model"));
  const old = marks.open.filter(isInside);
  const fresh = apart(findings)
    .filter(finding => !marks.ignored.some(ignored => saysTheSame(ignored, finding)))
    .filter(finding => !staying.some(mark => overlaps(mark, finding)))
    .map(finding =>
      identified(
        finding,
        old.find(mark => saysTheSame(mark, finding)),
      ),
    );
  return { ...marks, open: kept(marks.open, inOrder([...staying, ...fresh])) };
}

/** A mark that was there already stays the same one, so that an open card and the list do not flicker. */
function identified(finding: Finding, old: Mark | undefined): Mark {
  if (!old) return { ...finding, id: ++lastId };
  return isSame(old, finding) ? old : { ...finding, id: old.id };
}

function saysTheSame(one: Finding, other: Finding): boolean {
  return one.from === other.from && one.to === other.to && one.suggestions[0] === other.suggestions[0];
}

function withoutDecided(marks: Marks, { ids, decision }: Decided): Marks {
  const away = marks.open.filter(mark => ids.has(mark.id));
  return {
    open: marks.open.filter(mark => !ids.has(mark.id)),
    ignored: decision === "ignored" ? [...marks.ignored, ...away] : marks.ignored,
  };
}

/** Puts marks back whose text is there again; one that was found anew in the meantime gives way to the old one. */
function withRestored(marks: Marks, { marks: back }: Restored, tr: Transaction): Marks {
  const fitting = back.filter(mark => tr.newDoc.sliceString(mark.from, mark.to) === mark.original);
  const ids = new Set(fitting.map(mark => mark.id));
  const staying = marks.open.filter(mark => !fitting.some(each => overlaps(mark, each)));
  return {
    open: inOrder([...staying, ...fitting]),
    ignored: marks.ignored.filter(mark => !ids.has(mark.id)),
  };
}
