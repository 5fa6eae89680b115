import { useStore } from "../../core/store";
import { t } from "../../i18n";
import { Button } from "../../ui/button";
import type { WriteState } from "../write_state";

/** English with mistakes that learners make; in the language that is being learnt, whatever that of the page. */
const SAMPLE = `Dear Mrs Rao,

I has recieved your email yesterday , and i am agree with the plan. She have a idea for the the meeting.
However we should discuss about the budget before friday. Your going to need many informations.

Kind regards
Asha`;

/** What stands in an empty editor; a sample never takes the place of what the writer has written. */
export function EmptyEditor({ state }: { state: WriteState }) {
  const isEmpty = useStore(state.editor.stores.isEmpty);
  if (!isEmpty) return null;
  const useSample = () => {
    if (state.editor.state.doc.length > 0) return;
    state.editor.setText(SAMPLE);
    state.checker.now();
    state.editor.focus();
  };
  return (
    <div class="empty-editor">
      <p aria-hidden="true">{t("write.placeholder")}</p>
      <Button onClick={useSample}>{t("write.sample")}</Button>
    </div>
  );
}
