import { useEffect, useRef, useState } from "preact/hooks";
import { readDraft } from "../core/draft";
import { useStore } from "../core/store";
import type { ViewProps } from "../core/view";
import { t } from "../i18n";
import { Button } from "../ui/button";
import { Heading } from "../ui/heading";
import { Notice } from "../ui/notice";
import { problemText } from "../ui/problem_text";
import { toast } from "../ui/toasts";
import { CardLayer } from "./card/card";
import { MOD } from "./editor/keys";
import { EmptyEditor } from "./panes/empty_editor";
import { HandOver } from "./panes/hand_over";
import { LastChangeBar } from "./panes/last_change_bar";
import { ResultPane } from "./panes/result_pane";
import { SettingsBar, StatusBar } from "./panes/status_bar";
import { SuggestionJump } from "./panes/suggestion_jump";
import { SuggestionList } from "./panes/suggestion_list";
import { ToolBar } from "./tools/tool_bar";
import { KEYS_ID, WriteState } from "./write_state";

/** The editor, with its suggestions and tools. */
export default function Write({ api, locale }: ViewProps) {
  const parent = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<WriteState | null>(null);
  useEffect(() => {
    if (!parent.current) return;
    const state = new WriteState({ api, locale, parent: parent.current, text: readDraft() });
    setState(state);
    state.load().catch((error: unknown) => toast(problemText(error)));
    return () => state.destroy();
  }, [api]);
  return (
    <div class="write">
      <div class="write-head">
        <Heading text={t("write.title")} />
        {state && <SettingsBar state={state} />}
      </div>
      {state && <ToolBar state={state} />}
      {state && <Messages state={state} />}
      <div class="write-panes">
        <div class="editor-pane">
          <div class="editor" ref={parent}>
            {state && <EmptyEditor state={state} />}
          </div>
          {state && <CardLayer state={state} />}
          {state && <StatusBar state={state} />}
        </div>
        {state && <SidePane state={state} />}
      </div>
      <p id={KEYS_ID} hidden>
        {t("write.keys", { mod: MOD })}
      </p>
      {state && <Status state={state} />}
    </div>
  );
}

function Messages({ state }: { state: WriteState }) {
  const check = useStore(state.modelCheck.state);
  return (
    <>
      <HandOver state={state} />
      <div role="alert">
        {check.kind === "failed" && (
          <Notice kind="danger">
            <p>{problemText(check.error)}</p>
            <Button onClick={() => void state.checkNow()}>{t("common.try_again")}</Button>
            <Button kind="quiet" onClick={() => state.modelCheck.stop()}>
              {t("common.close")}
            </Button>
          </Notice>
        )}
      </div>
      <LastChangeBar state={state} />
    </>
  );
}

/** The result of a tool takes the place of the list for as long as the writer looks at it. */
function SidePane({ state }: { state: WriteState }) {
  const run = useStore(state.runs.run);
  if (run) return <ResultPane state={state} run={run} />;
  return (
    <>
      <SuggestionList state={state} />
      <SuggestionJump state={state} />
    </>
  );
}

function Status({ state }: { state: WriteState }) {
  const text = useStore(state.status);
  return (
    <div role="status" class="visually-hidden">
      {text}
    </div>
  );
}
