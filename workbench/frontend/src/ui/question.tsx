import { useState } from "preact/hooks";
import { t } from "../i18n";
import { Button } from "./button";
import { Dialog } from "./dialog";

interface QuestionProps {
  title: string;
  /** What cannot be undone. */
  text: string;
  /** What the button says that does it. */
  action: string;
  onYes: () => unknown;
  onClose: () => void;
}

/** Return what asks before a change that cannot be undone, and the dialog to render. */
export function useQuestion() {
  const [asked, ask] = useState<Omit<QuestionProps, "onClose">>();
  return { ask, question: asked && <Question {...asked} onClose={() => ask(undefined)} /> };
}

function Question({ title, text, action, onYes, onClose }: QuestionProps) {
  function yes() {
    onClose();
    onYes();
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{text}</p>
      <div class="dialog-end dialog-body">
        <Button onClick={onClose}>{t("common.cancel")}</Button>
        <Button kind="danger" onClick={yes}>
          {action}
        </Button>
      </div>
    </Dialog>
  );
}
