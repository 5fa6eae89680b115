import { ApiError } from "../api/problems";
import { isTouched } from "../core/focus";
import { t } from "../i18n";
import { problemText } from "../ui/problem_text";
import { toast } from "../ui/toasts";
import { describeChange } from "./card/describe";
import { accept, acceptAll, dismiss, sameWord } from "./marks/decisions";
import type { Mark } from "./marks/mark";
import { openMarks } from "./marks/marks_field";
import { nextMark } from "./marks/navigation";
import type { WriteState } from "./write_state";

/** Accept a suggestion; with `goesOn` the next card opens, and takes the keyboard if there is one. */
export function acceptMark(state: WriteState, mark: Mark, suggestion: string, goesOn: boolean): void {
  state.editor.dispatch(accept(mark, suggestion));
  const left = openMarks(state.editor.state);
  const what = suggestion.trim() || (describeChange(mark.original, suggestion) ?? "");
  state.announce(t("write.accepted", { what, count: left.length }));
  afterDecision(state, mark.from, goesOn);
}

/** Take a suggestion away from this place, until an undo brings it back. */
export function ignoreMark(state: WriteState, mark: Mark, goesOn: boolean): void {
  state.editor.dispatch(dismiss([mark], "ignored"));
  state.announce(t("write.ignored", { count: openMarks(state.editor.state).length }));
  afterDecision(state, mark.from, goesOn);
}

/** Make every edit among `marks` at once, and say how to take that back. */
export function acceptMarks(state: WriteState, marks: readonly Mark[]): void {
  const edits = marks.filter(mark => mark.kind === "edit");
  if (edits.length > 0) state.changeText(acceptAll(edits), t("write.changes_made", { count: edits.length }));
}

/** Put the result of a tool in the place of the text it was made from. */
export function replaceText(state: WriteState): void {
  const replacement = state.runs.replacement();
  if (!replacement) return;
  state.changeText(replacement, t("write.text_replaced"));
  state.closeResult();
}

/** Keep a word from being marked again, anywhere. */
export async function learnWord(state: WriteState, mark: Mark, goesOn: boolean): Promise<void> {
  const word = mark.original;
  state.learntWords.add(word);
  state.editor.dispatch(dismiss(sameWord(state.editor.state, mark), "learnt"));
  afterDecision(state, mark.from, goesOn);
  try {
    await state.api.post("/learning/dictionary", { words: [word] });
    toast(t("write.learnt", { word }), { label: t("common.undo"), run: () => void forgetWord(state, word) });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    state.learntWords.delete(word);
    state.checker.again();
    toast(problemText(error));
  }
}

async function forgetWord(state: WriteState, word: string): Promise<void> {
  try {
    await state.api.delete(`/learning/dictionary/${encodeURIComponent(word)}`);
    state.learntWords.delete(word);
    state.checker.again();
  } catch (error) {
    toast(problemText(error));
  }
}

function afterDecision(state: WriteState, position: number, goesOn: boolean): void {
  if (!goesOn) return;
  const next = nextMark(openMarks(state.editor.state), position - 1);
  if (next) state.editor.open(next, { takesFocus: !isTouched() });
  else state.editor.close({ toEditor: !isTouched() });
}
