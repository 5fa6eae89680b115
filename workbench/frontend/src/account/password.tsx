import type { Account } from "../api/types";
import { api } from "../core/session";
import { t } from "../i18n";
import { PasswordField } from "../ui/field";
import { Form, useForm } from "../ui/form";
import { Link } from "../ui/link";
import { toast } from "../ui/toasts";
import { Section } from "./section";

export function Password({ account }: { account: Account }) {
  const form = useForm(async ({ old_password = "", new_password = "" }) => {
    await api.post("/auth/change-password", { old_password, new_password });
    toast(t("account.password_changed"));
    form.props.ref.current?.reset();
  });
  return (
    <Section title={t("welcome.password")} intro={t("account.password_intro")}>
      <Form form={form} submit={t("welcome.change_password")}>
        {/* So that a password manager knows whose password it is. */}
        <input type="email" name="username" value={account.email} autoComplete="username" readOnly hidden />
        <PasswordField
          label={t("account.old_password")}
          name="old_password"
          error={form.errors.old_password}
          autoComplete="current-password"
        />
        {/* The way to a first password, too, for those who have signed in with a provider. */}
        <p class="form-aside">
          <Link href="/app/forgotten-password">{t("account.password_by_email")}</Link>
        </p>
        <PasswordField
          label={t("welcome.new_password")}
          name="new_password"
          hint={t("welcome.password_hint")}
          error={form.errors.new_password}
          autoComplete="new-password"
        />
      </Form>
    </Section>
  );
}
