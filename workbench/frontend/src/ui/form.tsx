import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { ApiError, isAbort } from "../api/problems";
import { t } from "../i18n";
import { Button } from "./button";
import type { Shapes } from "./icon";
import { Notice } from "./notice";
import { fieldErrorText, problemText } from "./problem_text";

export type Values = Record<string, string>;

interface FormState {
  busy: boolean;
  /** What is wrong with the whole form; an error of a field stands at the field. */
  problem: string;
  errors: Values;
}

const IDLE: FormState = { busy: false, problem: "", errors: {} };

/**
 * Send a form, once at a time, and say what is wrong where it is wrong.
 *
 * The fields keep their values themselves, as password managers expect; `action` receives them by name.
 */
export function useForm(action: (values: Values) => Promise<unknown>, aliases: Values = {}) {
  const [state, setState] = useState(IDLE);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    // After the rendering that marks the fields.
    const wrong = form.current?.querySelector<HTMLElement>("[aria-invalid=true]");
    if (wrong) wrong.focus();
  }, [state.errors]);

  async function onSubmit(event: Event) {
    event.preventDefault();
    const fields = event.currentTarget as HTMLFormElement;
    if (state.busy) return;
    setState({ ...IDLE, busy: true });
    try {
      await action(Object.fromEntries(new FormData(fields)) as Values);
      setState(IDLE);
    } catch (error) {
      // The user has closed a dialog that the action had opened: nothing went wrong.
      setState(isAbort(error) ? IDLE : { ...IDLE, ...explain(error, fields, aliases) });
    }
  }

  return { ...state, props: { ref: form, onSubmit, noValidate: true } };
}

interface FormProps {
  form: ReturnType<typeof useForm>;
  /** What the button says that sends the form. */
  submit: string;
  icon?: Shapes;
  /** Closes the dialog that the form is in. */
  onCancel?: () => void;
  /** The button is as wide as the fields. */
  wide?: boolean;
  children: ComponentChildren;
}

/** A form: what is wrong with the whole of it, its fields, and the button that sends it. */
export function Form({ form, submit, icon, onCancel, wide = false, children }: FormProps) {
  const button = (
    <Button kind="primary" type="submit" busy={form.busy} {...(icon && { icon })}>
      {submit}
    </Button>
  );
  // If the script fails, a password must not end up in the address.
  return (
    <form {...form.props} method="post" class="stack">
      <FormProblem text={form.problem} />
      {children}
      {wide ? (
        button
      ) : (
        <div class={onCancel ? "dialog-end" : undefined}>
          {onCancel && <Button onClick={onCancel}>{t("common.cancel")}</Button>}
          {button}
        </div>
      )}
    </form>
  );
}

/** Sort what the server found into errors of fields that the form has, and one sentence for the rest. */
function explain(
  error: unknown,
  form: HTMLFormElement,
  aliases: Values,
): { problem: string; errors: Values } {
  const errors: Values = {};
  const elsewhere: string[] = [];
  for (const found of error instanceof ApiError ? error.errors : []) {
    // An error in a list names the item as well.
    const [field = ""] = found.field.split(".");
    const name = aliases[field] ?? field;
    if (form.elements.namedItem(name)) errors[name] = fieldErrorText(found);
    else elsewhere.push(fieldErrorText(found));
  }
  if (Object.keys(errors).length && !elsewhere.length) return { problem: "", errors };
  return { problem: elsewhere.join(" ") || problemText(error), errors };
}

/** The sentence about the whole form, announced as soon as it is there. */
export function FormProblem({ text, children }: { text: string; children?: ComponentChildren }) {
  return <div role="alert">{text && <Notice kind="danger">{children ?? text}</Notice>}</div>;
}
