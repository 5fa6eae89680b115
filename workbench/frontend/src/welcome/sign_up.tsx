import { api } from "../core/session";
import { t } from "../i18n";
import { Field, PasswordField } from "../ui/field";
import { Form, useForm } from "../ui/form";
import { Link } from "../ui/link";
import { Card } from "./card";
import { addressOf, goTo } from "./flow";
import { Providers } from "./providers";

export function SignUp() {
  const form = useForm(async ({ full_name = "", email = "", password = "" }) => {
    await api.post("/auth/register", { full_name, email, password });
    goTo("check-email", { email });
  });
  return (
    <Card title={t("welcome.create_account")} intro={t("welcome.sign_up_intro")}>
      <Form form={form} submit={t("welcome.create_account")} wide>
        <Field
          label={t("welcome.full_name")}
          name="full_name"
          error={form.errors.full_name}
          autoComplete="name"
        />
        <Field
          label={t("welcome.email")}
          name="email"
          type="email"
          error={form.errors.email}
          autoComplete="username"
        />
        <PasswordField
          label={t("welcome.password")}
          name="password"
          hint={t("welcome.password_hint")}
          error={form.errors.password}
          autoComplete="new-password"
        />
      </Form>
      <Providers />
      <p class="form-foot">
        {t("welcome.have_account")} <Link href={addressOf("sign-in")}>{t("welcome.sign_in")}</Link>
      </p>
    </Card>
  );
}
