import { useState } from "preact/hooks";
import { useStore } from "../../core/store";
import { t } from "../../i18n";
import { Button } from "../../ui/button";
import { problemText } from "../../ui/problem_text";
import { type Explained, explain } from "../checking/explain";
import { languageName } from "../checking/languages";
import type { Mark } from "../marks/mark";
import type { WriteState } from "../write_state";
import { Reason } from "./reason";

type Asked =
  | { status: "no" | "waiting" }
  | { status: "failed"; error: unknown }
  | ({ status: "yes" } & Explained);

/** Why a text is marked, in the language that the writer has chosen for explanations. */
export function Explanation({ state, mark }: { state: WriteState; mark: Mark }) {
  const { explanationLanguage } = useStore(state.settings);
  const [asked, setAsked] = useState<Asked>({ status: "no" });
  async function ask() {
    setAsked({ status: "waiting" });
    try {
      const explained = await explain(state.api, state.editor.state, mark, explanationLanguage);
      setAsked({ status: "yes", ...explained });
    } catch (error) {
      setAsked({ status: "failed", error });
    }
  }
  const shown = asked.status === "yes" && asked.message ? { ...mark, ...asked } : mark;
  const isInLanguage = shown.message !== "" && shown.language === explanationLanguage;
  return (
    <div class="explanation" aria-live="polite">
      <Reason mark={shown} />
      {asked.status === "failed" && <p class="field-error">{problemText(asked.error)}</p>}
      {asked.status === "yes" && !asked.message && <p class="soft">{t("write.no_explanation")}</p>}
      {!isInLanguage && asked.status !== "yes" && mark.suggestions.length > 0 && (
        <Button kind="quiet" class="explain" busy={asked.status === "waiting"} onClick={() => void ask()}>
          {t("write.explain_in", { language: languageName(explanationLanguage) })}
        </Button>
      )}
    </div>
  );
}
