import close from "lucide-static/icons/x.svg";
import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { t } from "../i18n";
import { IconButton } from "./button";

interface DialogProps {
  title: string;
  onClose: () => void;
  children: ComponentChildren;
  wide?: boolean;
}

/** A modal dialog: the browser keeps the focus inside it and gives it back afterwards. */
export function Dialog({ title, onClose, children, wide = false }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const element = dialog.current;
    // The field that comes first is where typing begins; without one, the heading is read out.
    element?.showModal();
    const first = element?.querySelector<HTMLElement>(
      "[autofocus], form input:not([type=hidden]), form select, form textarea",
    );
    (first ?? element?.querySelector<HTMLElement>("h2"))?.focus();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      class={wide ? "dialog dialog-wide" : "dialog"}
      aria-labelledby={heading}
      onClose={onClose}
    >
      <header class="dialog-head">
        <h2 id={heading} tabIndex={-1}>
          {title}
        </h2>
        <IconButton icon={close} label={t("common.close")} onClick={() => dialog.current?.close()} />
      </header>
      {children}
    </dialog>
  );
}
