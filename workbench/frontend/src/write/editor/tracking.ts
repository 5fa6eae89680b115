import { ChangeSet, type EditorState } from "@codemirror/state";
import type { ViewUpdate } from "@codemirror/view";

/** Every change of a document since a moment, so that offsets of then can be found now. */
export class Tracking {
  #changes: ChangeSet;

  constructor(state: EditorState) {
    this.#changes = ChangeSet.empty(state.doc.length);
  }

  get changes(): ChangeSet {
    return this.#changes;
  }

  add(update: ViewUpdate): void {
    if (update.docChanged) this.#changes = this.#changes.compose(update.changes);
  }
}
