import replace from "lucide-static/icons/replace.svg";
import rotate from "lucide-static/icons/rotate-cw.svg";
import square from "lucide-static/icons/square.svg";
import close from "lucide-static/icons/x.svg";
import { useEffect, useRef, useState } from "preact/hooks";
import { useStore } from "../../core/store";
import { messageFor, t } from "../../i18n";
import { Button, IconButton } from "../../ui/button";
import { CopyButton } from "../../ui/copy_button";
import { Notice } from "../../ui/notice";
import { problemText } from "../../ui/problem_text";
import { languageName } from "../checking/languages";
import { replaceText } from "../decisions";
import { providerName } from "../tools/providers";
import type { ToolRun } from "../tools/tool_runs";
import type { WriteState } from "../write_state";
import { ComparisonText } from "./comparison_text";

/** What a tool makes of the text, beside it: nothing is replaced before the writer says so. */
export function ResultPane({ state, run }: { state: WriteState; run: ToolRun }) {
  const [compares, setCompares] = useState(false);
  const { runs } = state;
  const offer = useStore(state.offers.offer);
  const provider = run.provider || (offer?.provider ?? "");
  const pane = useRef<HTMLElement>(null);
  useEffect(() => setCompares(false), [run.status === "running"]);
  useEffect(() => {
    if (run.status === "running") bringIntoSight(pane.current);
  }, [run.status]);
  return (
    <section
      ref={pane}
      class="result-pane"
      aria-labelledby="write-result"
      aria-busy={run.status === "running"}
    >
      <header class="list-head">
        <h2 id="write-result">{titleOf(run)}</h2>
        <IconButton icon={close} label={t("common.close")} onClick={() => state.closeResult()} />
      </header>
      {run.status === "failed" && (
        <div role="alert">
          <Notice kind="danger">{problemText(run.error)}</Notice>
        </div>
      )}
      <ResultText run={run} compares={compares} />
      <footer class="result-end">
        {run.status === "running" ? (
          <Button icon={square} onClick={() => runs.stop()}>
            {t("write.stop")}
          </Button>
        ) : (
          <FinishedButtons state={state} run={run} compares={compares} onCompare={setCompares} />
        )}
        <p class="soft result-note">{noteOf(run, providerName(provider))}</p>
      </footer>
    </section>
  );
}

/** Below the text, on narrow screens, a result or the reason why there is none would arrive unseen. */
function bringIntoSight(pane: HTMLElement | null): void {
  if (!pane) return;
  const isBelow = pane.getBoundingClientRect().top > innerHeight / 2;
  pane.scrollIntoView({ block: isBelow ? "start" : "nearest" });
}

function ResultText({ run, compares }: { run: ToolRun; compares: boolean }) {
  if (compares && run.changes) return <ComparisonText before={run.source} changes={run.changes} />;
  if (run.text === "") return run.status === "running" ? <p class="soft">{t("write.waiting")}</p> : null;
  return (
    <p class="text-block" dir="auto" lang={run.options.target_language ?? "en"}>
      {run.text}
      {run.status === "running" && <span class="text-caret" aria-hidden="true" />}
    </p>
  );
}

interface FinishedButtonsProps {
  state: WriteState;
  run: ToolRun;
  compares: boolean;
  onCompare: (compares: boolean) => void;
}

function FinishedButtons({ state, run, compares, onCompare }: FinishedButtonsProps) {
  const again = (
    <Button kind="quiet" icon={rotate} onClick={() => void state.repeatTool()}>
      {t("write.again")}
    </Button>
  );
  if (run.status === "failed" || isUnchanged(run)) return again;
  return (
    <>
      {run.status === "done" && (
        <Button kind="primary" icon={replace} onClick={() => replaceText(state)}>
          {t("write.replace")}
        </Button>
      )}
      {run.text && <CopyButton text={run.text} />}
      {run.changes && (
        <Button aria-pressed={compares} onClick={() => onCompare(!compares)}>
          {t("write.compare")}
        </Button>
      )}
      {again}
    </>
  );
}

/** The tool found nothing to say better. */
function isUnchanged({ status, changes }: ToolRun): boolean {
  return status === "done" && changes?.length === 0;
}

function titleOf({ tool, options }: ToolRun): string {
  const name = messageFor("write.tool", tool, tool);
  const option = options.tone
    ? messageFor("write.tone", options.tone, options.tone)
    : options.target_language && languageName(options.target_language);
  return option ? `${name}: ${option}` : name;
}

function noteOf(run: ToolRun, provider: string): string {
  const notes = run.isSelection ? [t("write.only_selection")] : [];
  if (isUnchanged(run)) notes.push(t("write.unchanged"));
  if (run.status === "stopped") notes.push(t("write.stopped"));
  else if (run.status !== "failed") notes.push(t("write.written_by", { provider }));
  return notes.join(" ");
}
