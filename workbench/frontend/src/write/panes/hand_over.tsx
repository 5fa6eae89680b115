import { useEffect, useState } from "preact/hooks";
import { takeOver } from "../../core/draft";
import { t } from "../../i18n";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import type { WriteState } from "../write_state";

/** A text from another view waits until the writer says what happens to the one that is here. */
export function HandOver({ state }: { state: WriteState }) {
  const [text, setText] = useState(takeOver);
  const here = state.editor.state.doc.toString();
  const use = (whole: string) => {
    if (whole !== here) state.editor.setText(whole);
    setText(null);
    state.editor.focus();
  };
  useEffect(() => {
    // In an empty editor there is nothing to lose, and so nothing to ask.
    if (text !== null && !here.trim()) use(text);
  }, []);
  if (text === null || !here.trim()) return null;
  return (
    <Notice>
      <p>{t("write.hand_over")}</p>
      <div class="row">
        <Button kind="primary" onClick={() => use(`${here.trimEnd()}\n\n${text}`)}>
          {t("write.hand_over_add")}
        </Button>
        <Button onClick={() => use(text)}>{t("write.hand_over_replace")}</Button>
        <Button kind="quiet" onClick={() => use(here)}>
          {t("write.hand_over_keep")}
        </Button>
      </div>
    </Notice>
  );
}
