import { ApiError, isAbort } from "../../api/problems";
import type { Finding } from "../marks/mark";
import type { CheckedPart } from "./memory";
import { type Batch, Memory } from "./memory";

/** How checking as you type is doing. */
export type CheckState =
  | { readonly kind: "ready" | "waiting" | "checking" }
  | { readonly kind: "failed"; readonly error: ApiError };

/** What the checker needs to know of the editor and the server. */
export interface Checked {
  text(): string;
  caret(): number;
  /** An input method is composing: nothing in the editor may change. */
  isComposing(): boolean;
  send(text: string, signal: AbortSignal): Promise<Finding[]>;
  show(parts: readonly CheckedPart[]): void;
  report(state: CheckState): void;
}

/** The quiet time after a change before the text is checked. */
export const PAUSE_MS = 800;
const COMPOSING_MS = 150;
const RETRY_MS = [1_000, 2_000, 4_000, 8_000];

/** Checks changed paragraphs when the writer pauses: one request at a time, and again after a failure. */
export class Checker {
  readonly memory = new Memory();
  readonly #editor: Checked;
  readonly #limit: () => number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #request: AbortController | undefined;
  #failures = 0;
  #stopped = false;

  constructor(editor: Checked, limit: () => number) {
    this.#editor = editor;
    this.#limit = limit;
  }

  /** Tells that the text has changed. */
  changed(): void {
    if (!this.#request) this.#editor.report({ kind: "waiting" });
    this.#later(PAUSE_MS);
  }

  /** Checks now what is not known yet. */
  now(): void {
    this.#later(0);
  }

  /** Checks everything again, because something other than the text has changed. */
  again(): void {
    this.memory.forget();
    this.#request?.abort();
    this.#request = undefined;
    this.now();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#request?.abort();
  }

  #later(milliseconds: number): void {
    clearTimeout(this.#timer);
    if (!this.#stopped) this.#timer = setTimeout(() => void this.#run(), milliseconds);
  }

  async #run(): Promise<void> {
    this.#timer = undefined;
    // The request under way ends in another run.
    if (this.#request || this.#stopped) return;
    if (this.#editor.isComposing()) return this.#later(COMPOSING_MS);
    const text = this.#editor.text();
    this.#editor.show(this.memory.known(text));
    const batch = this.memory.next(text, this.#editor.caret(), this.#limit());
    if (!batch) return this.#editor.report({ kind: "ready" });
    this.#editor.report({ kind: "checking" });
    await this.#check(batch);
  }

  async #check(batch: Batch): Promise<void> {
    const request = new AbortController();
    this.#request = request;
    try {
      const findings = await this.#editor.send(batch.text, request.signal);
      if (this.#request !== request) return;
      this.memory.remember(batch, findings);
      this.#failures = 0;
    } catch (error) {
      if (this.#request !== request || isAbort(error)) return;
      return this.#failed(error, batch);
    }
    this.#request = undefined;
    // Text that has changed since waits for its own pause.
    if (this.#timer === undefined) this.#later(0);
  }

  #failed(error: unknown, batch: Batch): void {
    this.#request = undefined;
    if (!(error instanceof ApiError)) throw error;
    this.#editor.report({ kind: "failed", error });
    if (error.status === 401) return;
    if (error.status >= 400 && error.status < 500 && error.status !== 429) {
      // The server will never accept this text; the rest of the document is still checked.
      this.memory.remember(batch, []);
      return;
    }
    const pause = RETRY_MS[Math.min(this.#failures, RETRY_MS.length - 1)] ?? PAUSE_MS;
    this.#failures += 1;
    this.#later(Math.max(pause, (error.retryAfter ?? 0) * 1_000));
  }
}
