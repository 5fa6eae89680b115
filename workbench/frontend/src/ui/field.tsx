import eye from "lucide-static/icons/eye.svg";
import eyeOff from "lucide-static/icons/eye-off.svg";
import type { AllHTMLAttributes, ComponentChildren } from "preact";
import { useId, useState } from "preact/hooks";
import { t } from "../i18n";
import { IconButton } from "./button";

interface Described {
  label: string;
  hint?: ComponentChildren;
  error?: string | undefined;
}

/** Attributes of an element; Preact's own types of fields are unions by `type`, which a wrapper cannot pass on. */
type Attributes<Element extends HTMLElement> = Omit<AllHTMLAttributes<Element>, "label">;

export type FieldProps = Described & Attributes<HTMLInputElement>;

/** A text field with its label, its hint and its error tied to it. */
export function Field({
  label,
  hint,
  error,
  children,
  ...rest
}: FieldProps & { children?: ComponentChildren }) {
  const id = useId();
  return (
    <Labelled id={id} label={label} hint={hint} error={error}>
      <div class="field-box">
        <input id={id} {...(rest as object)} {...described(id, hint, error)} />
        {children}
      </div>
    </Labelled>
  );
}

/** A password that its user may look at; pasting is allowed and a password manager may fill it. */
export function PasswordField(props: FieldProps) {
  const [shown, setShown] = useState(false);
  return (
    <Field
      {...props}
      type={shown ? "text" : "password"}
      autoCapitalize="off"
      autoCorrect="off"
      spellcheck={false}
    >
      <IconButton
        icon={shown ? eyeOff : eye}
        label={t(shown ? "common.hide_password" : "common.show_password")}
        aria-pressed={shown}
        onClick={() => setShown(!shown)}
      />
    </Field>
  );
}

export function TextArea({ label, hint, error, ...rest }: Described & Attributes<HTMLTextAreaElement>) {
  const id = useId();
  return (
    <Labelled id={id} label={label} hint={hint} error={error}>
      <textarea id={id} {...(rest as object)} {...described(id, hint, error)} />
    </Labelled>
  );
}

interface SelectProps extends Described, Attributes<HTMLSelectElement> {
  options: { value: string; label: string; lang?: string }[];
}

export function Select({ label, hint, error, options, ...rest }: SelectProps) {
  const id = useId();
  return (
    <Labelled id={id} label={label} hint={hint} error={error}>
      <select id={id} {...(rest as object)} {...described(id, hint, error)}>
        {options.map(option => (
          <option
            key={option.value}
            value={option.value}
            lang={option.lang}
            selected={option.value === rest.value}
          >
            {option.label}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

export function Checkbox({ label, hint, ...rest }: Described & Attributes<HTMLInputElement>) {
  const id = useId();
  return (
    <div class="checkbox">
      <input
        id={id}
        type="checkbox"
        {...(rest as object)}
        aria-describedby={hint ? `${id}-hint` : undefined}
      />
      <div>
        <label for={id}>{label}</label>
        {hint && (
          <p class="field-hint" id={`${id}-hint`}>
            {hint}
          </p>
        )}
      </div>
    </div>
  );
}

function Labelled({
  id,
  label,
  hint,
  error,
  children,
}: Described & { id: string; children: ComponentChildren }) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children}
      {hint && (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}

function described(id: string, hint: unknown, error: string | undefined) {
  const parts = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean);
  return {
    "aria-describedby": parts.join(" ") || undefined,
    "aria-invalid": error ? ("true" as const) : undefined,
  };
}
