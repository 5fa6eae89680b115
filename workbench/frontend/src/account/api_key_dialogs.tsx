import type { Schemas } from "../api/endpoints";
import type { Account } from "../api/types";
import { api } from "../core/session";
import { messageFor, t } from "../i18n";
import { CopyButton } from "../ui/copy_button";
import { Dialog } from "../ui/dialog";
import { Checkbox, Field, Select } from "../ui/field";
import { Form, useForm } from "../ui/form";
import { Notice } from "../ui/notice";
import { confirmed } from "./confirmation";
import { EditorHints } from "./editor_hints";

export type ApiKey = Schemas["ApiKeyEntry"];

export type NewKey = Schemas["ShownApiKey"];

const SCOPES = ["check", "actions", "templates", "learning"] as const;
const LIFETIMES = [30, 90, 180, 365];

export function NewKeyDialog({
  onDone,
  onClose,
}: {
  onDone: (created: NewKey) => Promise<void>;
  onClose: () => void;
}) {
  const form = useForm(async ({ name = "", expires_in_days = "90", ...fields }) => {
    const scopes = SCOPES.filter(scope => fields[`scope-${scope}`]);
    const body = { name, scopes, expires_in_days: Number(expires_in_days) };
    await onDone(await confirmed(() => api.post("/auth/api-keys", body)));
  });
  return (
    <Dialog title={t("account.new_key")} onClose={onClose}>
      <Form form={form} submit={t("account.create_key")} onCancel={onClose}>
        <Field
          label={t("account.key_name")}
          name="name"
          hint={t("account.key_name_hint")}
          error={form.errors.name}
          autoComplete="off"
        />
        <fieldset class="choices">
          <legend>{t("account.key_scopes")}</legend>
          {SCOPES.map(scope => (
            <Checkbox
              key={scope}
              name={`scope-${scope}`}
              defaultChecked={scope === "check"}
              label={messageFor("account.scopes", scope, scope)}
            />
          ))}
        </fieldset>
        <Select
          label={t("account.key_lifetime")}
          name="expires_in_days"
          value="90"
          options={LIFETIMES.map(days => ({
            value: String(days),
            label: t("account.days", { count: days }),
          }))}
        />
      </Form>
    </Dialog>
  );
}

interface ShowKeyProps {
  apiKey: string;
  account: Account;
  onClose: () => void;
}

export function ShowKeyDialog({ apiKey, account, onClose }: ShowKeyProps) {
  return (
    <Dialog title={t("account.your_key")} onClose={onClose} wide>
      <div class="stack">
        <Notice kind="warning">{t("account.key_shown_once")}</Notice>
        <div class="row">
          <code class="secret">{apiKey}</code>
          <CopyButton text={apiKey} kind="primary" />
        </div>
        <EditorHints account={account} apiKey={apiKey} />
      </div>
    </Dialog>
  );
}
