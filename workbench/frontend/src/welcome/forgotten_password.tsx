import { useState } from "preact/hooks";
import { api, session } from "../core/session";
import { useStore } from "../core/store";
import { t } from "../i18n";
import { Button } from "../ui/button";
import { Field, PasswordField } from "../ui/field";
import { Form, useForm } from "../ui/form";
import { Link } from "../ui/link";
import { Card } from "./card";
import { MailboxHint } from "./check_email";
import { addressOf, flow, goTo } from "./flow";

/** The three steps to a new password: the address, the one-time code from the e-mail, the password. */
export function ForgottenPassword() {
  const [codeSent, setCodeSent] = useState(false);
  const [resetToken, setResetToken] = useState("");
  if (resetToken) return <NewPassword resetToken={resetToken} />;
  if (codeSent) return <EnterCode onToken={setResetToken} onBack={() => setCodeSent(false)} />;
  return <AskForCode onSent={() => setCodeSent(true)} />;
}

function AskForCode({ onSent }: { onSent: () => void }) {
  const { email } = useStore(flow);
  const state = useStore(session);
  const account = state.status === "signed-in" ? state.account : null;
  const form = useForm(async ({ email = "" }) => {
    await api.post("/auth/forgot-password", { email });
    goOn(email);
  });

  function goOn(address: string) {
    flow.set({ ...flow.value, email: address });
    onSent();
  }

  /** A code can be on its way already, for example after two registrations of one address. */
  function haveCode() {
    const field = form.props.ref.current?.elements.namedItem("email") as HTMLInputElement;
    if (field.value.trim()) goOn(field.value.trim());
    else field.focus();
  }

  return (
    <Card title={t("welcome.forgotten")} intro={t("welcome.forgotten_intro")}>
      <Form form={form} submit={t("welcome.send_code")} wide>
        <Field
          label={t("welcome.email")}
          name="email"
          type="email"
          defaultValue={account?.email ?? email}
          error={form.errors.email}
          autoComplete="username"
        />
      </Form>
      <Button class="button-wide" onClick={haveCode}>
        {t("welcome.have_code")}
      </Button>
      <p class="form-foot">
        {account ? (
          <Link href="/app/account/security">{t("common.back")}</Link>
        ) : (
          <Link href={addressOf("sign-in")}>{t("welcome.back_to_sign_in")}</Link>
        )}
      </p>
    </Card>
  );
}

function EnterCode({ onToken, onBack }: { onToken: (token: string) => void; onBack: () => void }) {
  const { email } = useStore(flow);
  const form = useForm(async ({ otp = "" }) => {
    const { reset_token } = await api.post("/auth/verify-otp", {
      email,
      otp: otp.trim(),
    });
    onToken(reset_token);
  });
  return (
    <Card title={t("welcome.enter_code")} intro={t("welcome.code_sent_to", { email })}>
      <MailboxHint />
      <Form form={form} submit={t("welcome.continue")} wide>
        <Field
          label={t("welcome.one_time_code")}
          name="otp"
          error={form.errors.otp}
          inputMode="numeric"
          autoComplete="one-time-code"
          autoFocus
          maxLength={40}
          class="code-input"
        />
      </Form>
      <p class="form-foot">
        <Button kind="quiet" onClick={onBack}>
          {t("welcome.other_address")}
        </Button>
      </p>
    </Card>
  );
}

function NewPassword({ resetToken }: { resetToken: string }) {
  const { email } = useStore(flow);
  const form = useForm(async ({ new_password = "" }) => {
    await api.post("/auth/reset-password", { reset_token: resetToken, new_password });
    // The server has ended every session, this one too; the draft stays.
    session.set({ status: "signed-out", expired: false });
    goTo("sign-in", { notice: "password_changed" });
  });
  return (
    <Card title={t("welcome.new_password")}>
      <Form form={form} submit={t("welcome.change_password")} wide>
        {/* So that a password manager knows whose password it is. */}
        <input type="email" name="username" value={email} autoComplete="username" readOnly hidden />
        <PasswordField
          label={t("welcome.new_password")}
          name="new_password"
          hint={t("welcome.password_hint")}
          error={form.errors.new_password}
          autoComplete="new-password"
          autoFocus
        />
      </Form>
    </Card>
  );
}
