import { isolateHistory } from "@codemirror/commands";
import type { EditorState, TransactionSpec } from "@codemirror/state";
import type { Mark } from "./mark";
import { decided, openMarks } from "./marks_field";

/** Replaces the text of `mark` by one of its suggestions. */
export function accept(mark: Mark, suggestion: string): TransactionSpec {
  return {
    changes: { from: mark.from, to: mark.to, insert: suggestion },
    effects: decided.of({ ids: new Set([mark.id]), decision: "accepted" }),
    // One undo takes back exactly this decision, whatever was typed just before or after.
    annotations: isolateHistory.of("full"),
    userEvent: "decision.accept",
  };
}

/** Makes every edit among `marks` in one undo step; notices are left for the writer to judge. */
export function acceptAll(marks: readonly Mark[]): TransactionSpec {
  const edits = marks.filter(mark => mark.kind === "edit");
  return {
    changes: edits.map(mark => ({ from: mark.from, to: mark.to, insert: mark.suggestions[0] ?? "" })),
    effects: decided.of({ ids: new Set(edits.map(mark => mark.id)), decision: "accepted" }),
    annotations: isolateHistory.of("full"),
    userEvent: "decision.accept",
  };
}

/** Takes `marks` away without changing the text. */
export function dismiss(marks: readonly Mark[], decision: "ignored" | "learnt"): TransactionSpec {
  return {
    effects: decided.of({ ids: new Set(marks.map(mark => mark.id)), decision }),
    annotations: isolateHistory.of("full"),
    userEvent: `decision.${decision}`,
  };
}

/** Returns every mark for the same word as `mark`, which a dictionary entry settles at once. */
export function sameWord(state: EditorState, mark: Mark): Mark[] {
  return openMarks(state).filter(other => other.original === mark.original && isSpelling(other));
}

/** Tells whether a dictionary entry can settle `mark`: it is about the spelling of a single word. */
export function isSpelling(mark: Mark): boolean {
  return mark.category === "spelling" && /^\S{1,64}$/.test(mark.original);
}
