import undo from "lucide-static/icons/undo-2.svg";
import close from "lucide-static/icons/x.svg";
import { useState } from "preact/hooks";
import { useStore } from "../../core/store";
import { t } from "../../i18n";
import { Button, IconButton } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import type { WriteState } from "../write_state";
import { ComparisonText } from "./comparison_text";

/** "6 changes made · Undo · See changes", until the writer closes it or makes other changes. */
export function LastChangeBar({ state }: { state: WriteState }) {
  const change = useStore(state.lastChange);
  const [isShown, setShown] = useState(false);
  if (!change) return null;
  return (
    <div class="last-change">
      <span>{change.message}</span>
      <Button kind="quiet" icon={undo} onClick={() => state.takeBack()}>
        {t("common.undo")}
      </Button>
      <Button kind="quiet" onClick={() => setShown(true)}>
        {t("write.see_changes")}
      </Button>
      <IconButton icon={close} label={t("common.close")} onClick={() => state.dropLastChange()} />
      {isShown && (
        <Dialog title={change.message} wide onClose={() => setShown(false)}>
          <ComparisonText before={change.before} changes={change.changes} />
        </Dialog>
      )}
    </div>
  );
}
