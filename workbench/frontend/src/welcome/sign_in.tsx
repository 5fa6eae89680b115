import { api, session } from "../core/session";
import { useStore } from "../core/store";
import { t } from "../i18n";
import { Field, PasswordField } from "../ui/field";
import { Form, useForm } from "../ui/form";
import { Link } from "../ui/link";
import { Notice } from "../ui/notice";
import { Card } from "./card";
import { complete } from "./complete";
import { addressOf, flow } from "./flow";
import { PasskeySignIn } from "./passkey_sign_in";
import { Providers } from "./providers";

export function SignIn() {
  const { email, notice } = useStore(flow);
  const state = useStore(session);
  const expired = state.status === "signed-out" ? state.email : undefined;
  const form = useForm(async ({ username = "", password = "" }) => {
    flow.set({ ...flow.value, email: username });
    await complete(() => api.post("/auth/login", { username, password }), username);
  });
  return (
    <Card title={t("welcome.sign_in")}>
      <SignedOutNotice />
      {notice && (
        <Notice kind={notice === "password_changed" ? "done" : "info"}>{t(`welcome.${notice}`)}</Notice>
      )}
      <Form form={form} submit={t("welcome.sign_in")} wide>
        <Field
          label={t("welcome.email")}
          name="username"
          type="email"
          defaultValue={email || expired}
          error={form.errors.username}
          autoComplete="username webauthn"
        />
        <PasswordField
          label={t("welcome.password")}
          name="password"
          error={form.errors.password}
          autoComplete="current-password"
        />
        <p class="form-aside">
          <Link href={addressOf("forgotten-password")}>{t("welcome.forgotten")}</Link>
        </p>
      </Form>
      <PasskeySignIn />
      <Providers />
      <p class="form-foot">
        {t("welcome.new_here")} <Link href={addressOf("sign-up")}>{t("welcome.create_account")}</Link>
      </p>
    </Card>
  );
}

function SignedOutNotice() {
  const state = useStore(session);
  if (state.status !== "signed-out" || !state.expired) return null;
  return <Notice>{t("welcome.session_expired")}</Notice>;
}
