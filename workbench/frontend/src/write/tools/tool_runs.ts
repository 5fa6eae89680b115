import { isolateHistory } from "@codemirror/commands";
import type { TransactionSpec } from "@codemirror/state";
import type { Api } from "../../api/client";
import { isAbort } from "../../api/problems";
import { Store } from "../../core/store";
import type { ServerEdit } from "../checking/findings";
import type { Editor } from "../editor/editor";
import type { Tracking } from "../editor/tracking";
import type { Change } from "../text/comparison";
import { Offsets } from "../text/offsets";
import { sendable } from "../text/sendable";

interface ToolAnswer {
  readonly result: string;
  readonly edits?: readonly ServerEdit[];
  readonly target_language?: string;
  readonly provider: string;
}

/** One run of a tool, from its start to the decision of the writer. */
export interface ToolRun {
  readonly tool: string;
  readonly options: Readonly<Record<string, string>>;
  /** The text that was sent, where it was, and whether it was only a part of the document. */
  readonly source: string;
  readonly from: number;
  readonly to: number;
  readonly isSelection: boolean;
  readonly status: "running" | "done" | "stopped" | "failed";
  /** What has arrived so far. */
  readonly text: string;
  readonly provider: string;
  readonly language: string;
  readonly changes: readonly Change[] | null;
  readonly error: unknown;
}

/** Runs a tool on the selection or the whole text; the result waits in a pane until the writer uses it. */
export class ToolRuns {
  readonly run = new Store<ToolRun | null>(null);
  readonly #api: Api;
  readonly #editor: Editor;
  #request: AbortController | undefined;
  #tracking: Tracking | undefined;

  constructor(api: Api, editor: Editor) {
    this.#api = api;
    this.#editor = editor;
  }

  async start(tool: string, options: Readonly<Record<string, string>>): Promise<void> {
    this.close();
    const run = startedRun(this.#editor, tool, options);
    this.#tracking = this.#editor.track();
    this.run.set(run);
    await this.#stream(run);
  }

  /** Stop the model; what has arrived stays in sight. */
  stop(): void {
    this.#request?.abort();
    this.#change({ status: "stopped" });
  }

  close(): void {
    this.#request?.abort();
    this.#request = undefined;
    if (this.#tracking) this.#editor.untrack(this.#tracking);
    this.run.set(null);
  }

  /** Return the change that puts the result in the place of its source, wherever that is by now. */
  replacement(): TransactionSpec | null {
    const run = this.run.value;
    if (!run || !this.#tracking) return null;
    const { changes } = this.#tracking;
    const from = changes.mapPos(run.from, -1);
    const to = Math.max(from, changes.mapPos(run.to, 1));
    return {
      changes: { from, to, insert: run.text },
      selection: { anchor: from },
      annotations: isolateHistory.of("full"),
      userEvent: "decision.replace",
    };
  }

  async #stream(run: ToolRun): Promise<void> {
    const request = new AbortController();
    this.#request = request;
    try {
      const body = { text: run.source, ...run.options };
      for await (const { event, data } of this.#api.stream(`/actions/${run.tool}`, body, request.signal)) {
        if (this.#request !== request || request.signal.aborted) return;
        if (event === "delta") this.#add((data as { text: string }).text);
        if (event === "done") this.#change(finished(run.source, data as ToolAnswer));
      }
    } catch (error) {
      if (this.#request === request && !isAbort(error)) this.#change({ status: "failed", error });
    }
  }

  #add(text: string): void {
    this.#change({ text: (this.run.value?.text ?? "") + text });
  }

  #change(changes: Partial<ToolRun>): void {
    const run = this.run.value;
    if (run) this.run.set({ ...run, ...changes });
  }
}

function startedRun(editor: Editor, tool: string, options: ToolRun["options"]): ToolRun {
  const { main } = editor.state.selection;
  const isSelection = editor.state.sliceDoc(main.from, main.to).trim() !== "";
  const [from, to] = isSelection ? [main.from, main.to] : [0, editor.state.doc.length];
  return {
    tool,
    options,
    source: sendable(editor.state.sliceDoc(from, to)),
    from,
    to,
    isSelection,
    status: "running",
    text: "",
    provider: "",
    language: "",
    changes: null,
    error: null,
  };
}

function finished(source: string, answer: ToolAnswer): Partial<ToolRun> {
  const offsets = new Offsets(source);
  const changes = answer.edits?.map(edit => ({
    from: offsets.toUnits(edit.offset),
    to: offsets.toUnits(edit.offset + edit.length),
    replacement: edit.replacement ?? "",
  }));
  return {
    status: "done",
    text: answer.result,
    provider: answer.provider,
    language: answer.target_language ?? "",
    changes: changes ?? null,
  };
}
