import type { Account } from "../api/types";
import { api, session } from "../core/session";
import { t } from "../i18n";
import { Field } from "../ui/field";
import { Form, useForm } from "../ui/form";
import { Notice } from "../ui/notice";
import { toast } from "../ui/toasts";
import { confirmed } from "./confirmation";
import { Section } from "./section";

async function save(change: Partial<Account>): Promise<void> {
  const account = await confirmed(() => api.patch("/auth/profile", change));
  session.set({ status: "signed-in", account });
  toast(t("common.saved"));
}

export function Profile({ account }: { account: Account }) {
  const name = useForm(({ full_name = "" }) => save({ full_name }));
  const email = useForm(({ email = "" }) => save({ email }));
  return (
    <>
      <Section title={t("account.name")}>
        <Form form={name} submit={t("common.save")}>
          <Field
            label={t("welcome.full_name")}
            name="full_name"
            defaultValue={account.full_name}
            error={name.errors.full_name}
            autoComplete="name"
          />
        </Form>
      </Section>
      <Section title={t("account.email")} intro={t("account.email_intro")}>
        {account.pending_email && (
          <Notice>
            {t("account.email_pending", { email: account.email, pending: account.pending_email })}
          </Notice>
        )}
        <Form form={email} submit={t("account.change_email")}>
          <Field
            label={t("welcome.email")}
            name="email"
            type="email"
            defaultValue={account.email}
            error={email.errors.email}
            autoComplete="email"
          />
        </Form>
      </Section>
    </>
  );
}
