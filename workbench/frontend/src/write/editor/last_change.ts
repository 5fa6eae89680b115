import { undoDepth } from "@codemirror/commands";
import type { ChangeSet, TransactionSpec } from "@codemirror/state";
import type { Change } from "../text/comparison";
import type { Editor } from "./editor";
import type { Tracking } from "./tracking";

/** A change of many places at once, which can be looked at and taken back. */
export class LastChange {
  readonly message: string;
  /** The text before, and what was done to it. */
  readonly before: string;
  readonly changes: readonly Change[];
  readonly #editor: Editor;
  readonly #inverse: ChangeSet;
  readonly #depth: number;
  readonly #since: Tracking;

  constructor(editor: Editor, spec: TransactionSpec, message: string) {
    const transaction = editor.state.update(spec);
    const { doc } = transaction.startState;
    const changes: Change[] = [];
    transaction.changes.iterChanges((from, to, _fromB, _toB, inserted) => {
      changes.push({ from, to, replacement: inserted.toString() });
    }, true);
    this.message = message;
    this.before = doc.toString();
    this.changes = changes;
    this.#editor = editor;
    this.#inverse = transaction.changes.invert(doc);
    editor.view.dispatch(transaction);
    this.#depth = undoDepth(editor.state);
    this.#since = editor.track();
  }

  /** Undo exactly this change: what was typed since stays. */
  takeBack(): void {
    const isLast = undoDepth(this.#editor.state) === this.#depth && this.#since.changes.empty;
    if (isLast) this.#editor.undo();
    else
      this.#editor.dispatch({ changes: this.#inverse.map(this.#since.changes), userEvent: "decision.undo" });
  }

  /** Stop following the text; the change cannot be taken back from here any more. */
  forget(): void {
    this.#editor.untrack(this.#since);
  }
}
