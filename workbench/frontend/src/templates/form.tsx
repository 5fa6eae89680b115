import type { Translate } from "../i18n";
import { Dialog } from "../ui/dialog";
import { Field, TextArea } from "../ui/field";
import { Form, useForm } from "../ui/form";

export interface Texts {
  title: string;
  category: string;
  content: string;
}

interface FormProps {
  title: string;
  texts: Texts;
  t: Translate;
  onSave: (texts: Texts) => Promise<void>;
  /** Receives what was written, if it differs from `texts`. */
  onClose: (written: Texts | null) => void;
}

/** The dialog in which a template is written. */
export function TemplateForm({ title, texts, t, onSave, onClose }: FormProps) {
  const form = useForm(({ title = "", category = "", content = "" }) => onSave({ title, category, content }));

  function close() {
    const fields = form.props.ref.current;
    const written = fields && (Object.fromEntries(new FormData(fields)) as unknown as Texts);
    const changed =
      written && (["title", "category", "content"] as const).some(name => written[name] !== texts[name]);
    onClose(changed ? written : null);
  }

  return (
    <Dialog title={title} onClose={close} wide>
      <Form form={form} submit={t("common.save")} onCancel={close}>
        <Field
          label={t("templates.field_title")}
          name="title"
          defaultValue={texts.title}
          error={form.errors.title}
          autoComplete="off"
        />
        <Field
          label={t("templates.category")}
          name="category"
          defaultValue={texts.category}
          error={form.errors.category}
          autoComplete="off"
        />
        <TextArea
          label={t("templates.field_content")}
          name="content"
          rows={10}
          lang="en"
          dir="auto"
          defaultValue={texts.content}
          hint={t("templates.placeholder_hint")}
          error={form.errors.content}
        />
      </Form>
    </Dialog>
  );
}
