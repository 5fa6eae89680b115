import chevron from "lucide-static/icons/chevron-down.svg";
import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { Button } from "../../ui/button";
import { Icon, type Shapes } from "../../ui/icon";

interface MenuProps {
  label: string;
  icon: Shapes;
  disabled?: boolean;
  /** What the menu holds; it calls `close` when something was chosen. */
  children: (close: () => void) => ComponentChildren;
}

/** A button that opens what belongs to it; Esc and a click elsewhere close it again. */
export function Menu({ label, icon, disabled = false, children }: MenuProps) {
  const [isOpen, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const content = useId();
  const close = () => {
    setOpen(false);
    root.current?.querySelector("button")?.focus();
  };
  useEffect(() => {
    if (!isOpen) return;
    root.current?.querySelector<HTMLElement>(".menu input, .menu button")?.focus();
    const onElsewhere = ({ target }: Event) => {
      if (target instanceof Node && !root.current?.contains(target)) setOpen(false);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape") close();
    };
    document.addEventListener("pointerdown", onElsewhere);
    document.addEventListener("focusin", onElsewhere);
    document.addEventListener("keydown", onKey);
    return () => {
      document.removeEventListener("pointerdown", onElsewhere);
      document.removeEventListener("focusin", onElsewhere);
      document.removeEventListener("keydown", onKey);
    };
  }, [isOpen]);
  return (
    <div class="menu-root" ref={root}>
      <Button
        kind="quiet"
        icon={icon}
        aria-expanded={isOpen}
        aria-controls={content}
        disabled={disabled}
        onClick={() => setOpen(!isOpen)}
      >
        {label}
        <Icon shapes={chevron} size={14} />
      </Button>
      <div class="menu" id={content} hidden={!isOpen}>
        {isOpen && children(close)}
      </div>
    </div>
  );
}
