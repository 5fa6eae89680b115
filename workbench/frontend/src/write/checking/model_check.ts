import type { Api } from "../../api/client";
import { isAbort } from "../../api/problems";
import { Store } from "../../core/store";
import type { Editor } from "../editor/editor";
import type { Finding, Mark } from "../marks/mark";
import { found, openMarks } from "../marks/marks_field";
import { untouched } from "../marks/touched";
import { codePoints } from "../text/counts";
import { sendable } from "../text/sendable";
import { type CheckAnswer, findingsOf, type ServerEdit } from "./findings";
import type { Memory } from "./memory";
import type { Settings } from "./settings";

/** How far the language model is; `share` of the text is read. */
export type ModelCheckState =
  | { readonly kind: "idle" }
  | { readonly kind: "running"; readonly share: number }
  | { readonly kind: "failed"; readonly error: unknown };

interface Explained {
  readonly explanations: readonly ServerEdit[];
}

const IDLE: ModelCheckState = { kind: "idle" };

/** Checks the whole text with the language model, on demand; the writer may go on writing. */
export class ModelCheck {
  readonly state = new Store<ModelCheckState>(IDLE);
  readonly #api: Api;
  readonly #editor: Editor;
  readonly #memory: Memory;
  #request: AbortController | undefined;

  constructor(api: Api, editor: Editor, memory: Memory) {
    this.#api = api;
    this.#editor = editor;
    this.#memory = memory;
  }

  /** Check the text; returns whether the model has answered. */
  async run(settings: Settings): Promise<boolean> {
    this.stop();
    const request = new AbortController();
    this.#request = request;
    this.state.set({ kind: "running", share: 0 });
    try {
      await this.#stream(request.signal, settings);
      if (this.#request === request) this.state.set(IDLE);
      return this.#request === request;
    } catch (error) {
      if (this.#request === request) this.state.set(isAbort(error) ? IDLE : { kind: "failed", error });
      return false;
    }
  }

  stop(): void {
    this.#request?.abort();
    this.#request = undefined;
    this.state.set(IDLE);
  }

  async #stream(signal: AbortSignal, { dialect, explanationLanguage }: Settings): Promise<void> {
    const text = sendable(this.#editor.state.doc.toString());
    const tracking = this.#editor.track();
    const body = { text, explain: true, language: explanationLanguage, ...(dialect && { dialect }) };
    const total = codePoints(text);
    let read = 0;
    let answer: CheckAnswer = {};
    const stillThere = (marks: Mark[]) => untouched(marks, tracking.changes, this.#editor.state.doc, false);
    try {
      for await (const { event, data } of this.#api.stream("/actions/fix-grammar", body, signal)) {
        if (event === "delta") {
          read += codePoints((data as { text: string }).text);
          this.state.set({ kind: "running", share: Math.min(1, read / total) });
        } else if (event === "done") {
          answer = data as CheckAnswer;
          // What is known before the explanations arrive comes from the server's rules, in English.
          this.#show(findingsOf(text, answer, "model", "en"), text, stillThere);
        } else if (event === "explained") {
          answer = explained(answer, data as Explained, explanationLanguage);
          this.#show(findingsOf(text, answer, "model", "en"), text, stillThere);
        }
      }
    } finally {
      this.#editor.untrack(tracking);
    }
  }

  /** Mark what the model has found, except where the writer has changed the text since it was sent. */
  #show(findings: readonly Finding[], text: string, stillThere: (marks: Mark[]) => Mark[]): void {
    this.#memory.learn(text, findings);
    const marks = stillThere(findings.map(finding => ({ ...finding, id: 0 })));
    const notices = openMarks(this.#editor.state).filter(mark => mark.kind === "notice");
    const to = this.#editor.state.doc.length;
    this.#editor.dispatch({
      effects: found.of({ from: 0, to, marks: [...marks, ...notices], replacesAll: true }),
    });
  }
}

/** Explanations that come after the result belong to the edits at the same places. */
function explained(answer: CheckAnswer, { explanations }: Explained, language: string): CheckAnswer {
  const edits = answer.edits?.map(edit => {
    const found = explanations.find(each => each.offset === edit.offset && each.length === edit.length);
    return found?.message ? { ...edit, message: found.message, language } : edit;
  });
  return { ...answer, ...(edits && { edits }) };
}
