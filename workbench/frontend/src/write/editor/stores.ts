import { redoDepth, undoDepth } from "@codemirror/commands";
import type { ViewUpdate } from "@codemirror/view";
import { Store } from "../../core/store";
import type { Mark } from "../marks/mark";
import { openMarks } from "../marks/marks_field";

const TEXT_MS = 200;

/** What the rest of the view watches of the editor; none of it may hold up typing. */
export class EditorStores {
  /** The marks that wait for a decision, once per frame. */
  readonly marks = new Store<readonly Mark[]>([]);
  /** The text a moment after the last key, for what need not keep up with typing. */
  readonly text: Store<string>;
  readonly isEmpty: Store<boolean>;
  readonly isBlank: Store<boolean>;
  /** Whether there are steps to take back, and to make again. */
  readonly steps = new Store({ undo: false, redo: false });
  #frame = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(text: string) {
    this.text = new Store(text);
    this.isEmpty = new Store(text === "");
    this.isBlank = new Store(text.trim() === "");
  }

  /** Follow an update of the editor; `text` is the new text if it has changed. */
  update({ startState, state }: ViewUpdate, text: string | null): void {
    if (text !== null) this.#changed(text);
    const [undo, redo] = [undoDepth(state) > 0, redoDepth(state) > 0];
    const { value } = this.steps;
    // The same news again would render what watches it again, with every key.
    if (undo !== value.undo || redo !== value.redo) this.steps.set({ undo, redo });
    if (openMarks(startState) === openMarks(state)) return;
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.marks.set(openMarks(state)));
  }

  stop(): void {
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#timer);
  }

  #changed(text: string): void {
    this.isEmpty.set(text === "");
    this.isBlank.set(text.trim() === "");
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.text.set(text), TEXT_MS);
  }
}
