import { isolateHistory, redo, undo } from "@codemirror/commands";
import { EditorState, type TransactionSpec } from "@codemirror/state";
import { EditorView, type KeyBinding, type ViewUpdate } from "@codemirror/view";
import { Store } from "../../core/store";
import { activated } from "../marks/decorations";
import type { Mark } from "../marks/mark";
import { openMarks } from "../marks/marks_field";
import { markAt, nextMark, previousMark } from "../marks/navigation";
import { extensions } from "./extensions";
import { followedCard, type OpenCard } from "./open_card";
import { EditorStores } from "./stores";
import { Tracking } from "./tracking";

interface Options {
  readonly parent: HTMLElement;
  readonly text: string;
  /** What screen readers call the editor, in the language of the page, and what explains its keys. */
  label(): string;
  readonly describedBy: string;
  /** Called after each change of the text. */
  onChange(text: string): void;
  /** Called for Ctrl+Enter. */
  onCheck(): void;
  /** Called if there is no mark where one was asked for. */
  onNoMark(): void;
}

/** The editor of a text with its marks. */
export class Editor {
  readonly stores: EditorStores;
  readonly card = new Store<OpenCard | null>(null);
  readonly view: EditorView;
  readonly #options: Options;
  readonly #trackings = new Set<Tracking>();

  constructor(options: Options) {
    this.#options = options;
    const state = EditorState.create({
      doc: options.text,
      extensions: [
        extensions({ label: () => options.label(), describedBy: options.describedBy, keys: this.#keys() }),
        EditorView.updateListener.of(update => this.#updated(update)),
        EditorView.domEventHandlers({ click: event => this.#clicked(event) }),
      ],
    });
    this.view = new EditorView({ parent: options.parent, state });
    this.stores = new EditorStores(options.text);
  }

  get state(): EditorState {
    return this.view.state;
  }

  dispatch(...specs: TransactionSpec[]): void {
    this.view.dispatch(...specs);
  }

  focus(): void {
    this.view.focus();
  }

  undo(): void {
    undo(this.view);
  }

  redo(): void {
    redo(this.view);
  }

  destroy(): void {
    this.stores.stop();
    this.view.destroy();
  }

  /** Follow the changes of the document from now on, until `untrack`. */
  track(): Tracking {
    const tracking = new Tracking(this.state);
    this.#trackings.add(tracking);
    return tracking;
  }

  untrack(tracking: Tracking): void {
    this.#trackings.delete(tracking);
  }

  /** Open the card of `mark` and bring its text into sight. */
  open(mark: Mark, { takesFocus }: { takesFocus: boolean }): void {
    // On a narrow screen the card is a sheet over the lower part of the window.
    const yMargin = matchMedia("(max-width: 40rem)").matches ? innerHeight * 0.4 : 80;
    const sight = EditorView.scrollIntoView(mark.from, { y: "nearest", yMargin });
    this.dispatch({ effects: [activated.of(mark.id), sight] });
    this.card.set({ mark, takesFocus });
  }

  /** Close the card; with `toEditor` the keyboard goes back to the caret. */
  close({ toEditor }: { toEditor: boolean }): void {
    if (this.card.value) this.dispatch({ effects: activated.of(null) });
    this.card.set(null);
    if (toEditor) this.focus();
  }

  /** Open the card at the caret. */
  openAtCaret(): void {
    const mark = markAt(openMarks(this.state), this.state.selection.main.head);
    if (mark) this.open(mark, { takesFocus: true });
    else this.#options.onNoMark();
  }

  /** Move the caret to another mark and open its card. */
  step(direction: "next" | "previous", { takesFocus } = { takesFocus: true }): void {
    const marks = openMarks(this.state);
    const from = this.card.value?.mark.from ?? this.state.selection.main.head;
    const mark = direction === "next" ? nextMark(marks, from) : previousMark(marks, from);
    if (mark) this.goTo(mark, { takesFocus });
    else this.#options.onNoMark();
  }

  /** Move the caret to `mark` and open its card. */
  goTo(mark: Mark, { takesFocus } = { takesFocus: true }): void {
    this.dispatch({ selection: { anchor: mark.from } });
    this.open(mark, { takesFocus });
  }

  /** Replace the whole text, as one undo step. */
  setText(text: string): void {
    const { length } = this.state.doc;
    this.dispatch({
      changes: { from: 0, to: length, insert: text },
      annotations: isolateHistory.of("full"),
      userEvent: "input.paste",
    });
  }

  #keys(): KeyBinding[] {
    const handled = (run: () => void) => () => {
      run();
      return true;
    };
    return [
      { key: "Mod-.", run: handled(() => this.openAtCaret()) },
      { key: "F8", run: handled(() => this.step("next")), shift: handled(() => this.step("previous")) },
      { key: "Mod-Enter", run: handled(() => this.#options.onCheck()) },
      { key: "Mod-Shift-z", run: redo },
      {
        key: "Escape",
        run: () => {
          const isOpen = this.card.value !== null;
          this.close({ toEditor: isOpen });
          return isOpen;
        },
      },
    ];
  }

  #clicked(event: MouseEvent): boolean {
    const target = event.target instanceof Element ? event.target.closest("[data-mark]") : null;
    const mark = openMarks(this.state).find(each => String(each.id) === target?.getAttribute("data-mark"));
    // The caret is where the user has clicked; the card must not take the keyboard away from it.
    if (mark && this.state.selection.main.empty) this.open(mark, { takesFocus: false });
    return false;
  }

  #updated(update: ViewUpdate): void {
    for (const tracking of this.#trackings) tracking.add(update);
    const card = followedCard(this.card.value, update);
    if (card !== this.card.value) {
      this.card.set(card);
      // Nothing may be dispatched while an update is being handled.
      queueMicrotask(() => this.dispatch({ effects: activated.of(this.card.value?.mark.id ?? null) }));
    }
    const text = update.docChanged ? update.state.doc.toString() : null;
    if (text !== null) this.#options.onChange(text);
    this.stores.update(update, text);
  }
}
