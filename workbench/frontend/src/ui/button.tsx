import type { ComponentChildren, JSX } from "preact";
import { Icon, type Shapes } from "./icon";

interface ButtonProps extends Omit<JSX.IntrinsicElements["button"], "icon"> {
  kind?: "primary" | "plain" | "quiet" | "danger";
  icon?: Shapes;
  /** What happens is under way: the button stays in place, keeps the focus and does nothing. */
  busy?: boolean;
  children?: ComponentChildren;
}

export function Button({ kind = "plain", icon, busy = false, children, onClick, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      class={`button button-${kind} ${rest.class ?? ""}`}
      aria-disabled={busy || undefined}
      onClick={event => {
        if (busy) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {icon && <Icon shapes={icon} />}
      {children}
      {busy && <span class="spinner" aria-hidden="true" />}
    </button>
  );
}

interface IconButtonProps extends Omit<ButtonProps, "icon" | "children"> {
  icon: Shapes;
  label: string;
}

/** A button without room for a text: its name appears as a tooltip and to screen readers. */
export function IconButton({ icon, label, ...rest }: IconButtonProps) {
  return (
    <Button
      kind="quiet"
      {...rest}
      icon={icon}
      aria-label={label}
      title={label}
      class={`icon-button ${rest.class ?? ""}`}
    />
  );
}
