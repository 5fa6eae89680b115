import type { TransactionSpec } from "@codemirror/state";
import type { Api } from "../api/client";
import { keepDraft } from "../core/draft";
import { isTouched } from "../core/focus";
import { Store } from "../core/store";
import { t } from "../i18n";
import { checkOffline } from "./checking/check_offline";
import { Checker, type CheckState } from "./checking/checker";
import { ModelCheck } from "./checking/model_check";
import { SettingsStore } from "./checking/settings";
import { Editor } from "./editor/editor";
import { LastChange } from "./editor/last_change";
import { found, openMarks } from "./marks/marks_field";
import { Offers } from "./tools/offer";
import { ToolRuns } from "./tools/tool_runs";

interface Options {
  readonly api: Api;
  readonly locale: string;
  readonly parent: HTMLElement;
  readonly text: string;
}

/** The element that explains the keys of the editor to screen readers. */
export const KEYS_ID = "write-keys";

/** Everything the editor's view knows and does; its parts render what they watch. */
export class WriteState {
  readonly api: Api;
  readonly editor: Editor;
  readonly checker: Checker;
  readonly modelCheck: ModelCheck;
  readonly settings: SettingsStore;
  readonly offers: Offers;
  readonly runs: ToolRuns;
  readonly checkState = new Store<CheckState>({ kind: "ready" });
  readonly lastChange = new Store<LastChange | null>(null);
  /** What screen readers are told. */
  readonly status = new Store("");
  /** Words that were added to the dictionary here; they count at once, also without an answer. */
  readonly learntWords = new Set<string>();

  constructor({ api, locale, parent, text }: Options) {
    this.api = api;
    this.settings = new SettingsStore(api, locale);
    this.offers = new Offers(api);
    this.editor = new Editor({
      parent,
      text,
      label: () => t("write.editor"),
      describedBy: KEYS_ID,
      onChange: text => {
        keepDraft(text);
        this.checker.changed();
      },
      onCheck: () => void this.checkNow(),
      onNoMark: () => this.announce(t("write.no_suggestion_here")),
    });
    this.checker = new Checker(
      {
        text: () => this.editor.state.doc.toString(),
        caret: () => this.editor.state.selection.main.head,
        isComposing: () => this.editor.view.composing,
        send: (text, signal) => checkOffline(api, text, this.settings.value, this.learntWords, signal),
        show: parts =>
          this.editor.dispatch({
            effects: parts.map(part => found.of({ ...part, replacesAll: false })),
          }),
        report: state => this.#report(state),
      },
      () => this.offers.charactersPerText,
    );
    this.modelCheck = new ModelCheck(api, this.editor, this.checker.memory);
    this.runs = new ToolRuns(api, this.editor);
  }

  /** Load what the server offers, then check what is there already. */
  async load(): Promise<void> {
    await this.settings.load();
    this.checker.now();
    await this.offers.load();
  }

  destroy(): void {
    this.checker.stop();
    this.modelCheck.stop();
    this.runs.close();
    this.editor.destroy();
  }

  /** Check the whole text: with the language model if there is one, else again with the offline engine. */
  async checkNow(): Promise<void> {
    if (!this.offers.hasModel) return this.checker.again();
    const hasAnswered = await this.modelCheck.run(this.settings.value);
    if (hasAnswered) {
      this.checker.now();
      this.#announceCount();
    }
    await this.offers.refreshUsage();
  }

  /** Run a tool, then ask what it has left of the day. */
  async runTool(tool: string, options: Readonly<Record<string, string>>): Promise<void> {
    await this.runs.start(tool, options);
    const { value: run } = this.runs.run;
    if (run?.status === "done") this.announce(t("write.result_ready"));
    await this.offers.refreshUsage();
  }

  /** Run the last tool again, on the text as it is now. */
  async repeatTool(): Promise<void> {
    const run = this.runs.run.value;
    if (run) await this.runTool(run.tool, run.options);
  }

  closeResult(): void {
    this.runs.close();
    this.#focusText();
  }

  /** The keyboard goes back to the text; on a touch screen its keyboard would only be in the way. */
  #focusText(): void {
    if (!isTouched()) this.editor.focus();
  }

  announce(text: string): void {
    this.status.set(text);
  }

  /** Make a change of many places, which the writer may look at and take back. */
  changeText(spec: TransactionSpec, message: string): void {
    this.lastChange.value?.forget();
    const change = new LastChange(this.editor, spec, message);
    this.lastChange.set(change);
    this.announce(message);
  }

  /** Take the last such change back. */
  takeBack(): void {
    this.lastChange.value?.takeBack();
    this.dropLastChange();
    this.#focusText();
  }

  dropLastChange(): void {
    this.lastChange.value?.forget();
    this.lastChange.set(null);
  }

  #report(state: CheckState): void {
    const before = this.checkState.value.kind;
    // The same news again would only render the list again, with every key.
    if (before !== state.kind || state.kind === "failed") this.checkState.set(state);
    if (before === "checking" && state.kind === "ready") this.#announceCount();
  }

  #announceCount(): void {
    this.announce(t("write.count", { count: openMarks(this.editor.state).length }));
  }
}
