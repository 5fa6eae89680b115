import close from "lucide-static/icons/x.svg";
import { Store, useStore } from "../core/store";
import { t } from "../i18n";
import { Button, IconButton } from "./button";

interface Toast {
  id: number;
  text: string;
  action?: { label: string; run: () => void } | undefined;
}

/** Long enough to read and to reach a button by keyboard. */
const PLAIN_MILLISECONDS = 6_000;
const WITH_ACTION_MILLISECONDS = 15_000;

const toasts = new Store<Toast[]>([]);
let lastId = 0;

/** Say that something was done, with a way to undo it if there is one. */
export function toast(text: string, action?: Toast["action"]): void {
  const id = ++lastId;
  toasts.set([...toasts.value.slice(-2), { id, text, action }]);
  setTimeout(() => dismiss(id), action ? WITH_ACTION_MILLISECONDS : PLAIN_MILLISECONDS);
}

function dismiss(id: number): void {
  if (toasts.value.some(each => each.id === id)) toasts.set(toasts.value.filter(each => each.id !== id));
}

/** Where toasts appear; it is there from the beginning, so that screen readers watch it. */
export function Toasts() {
  return (
    <div class="toasts" role="status">
      {useStore(toasts).map(({ id, text, action }) => (
        <div class="toast" key={id}>
          <span>{text}</span>
          {action && (
            <Button
              kind="quiet"
              onClick={() => {
                dismiss(id);
                action.run();
              }}
            >
              {action.label}
            </Button>
          )}
          <IconButton icon={close} label={t("common.close")} onClick={() => dismiss(id)} />
        </div>
      ))}
    </div>
  );
}
