import fingerprint from "lucide-static/icons/fingerprint.svg";
import { useEffect, useState } from "preact/hooks";
import type { Schemas } from "../api/endpoints";
import { ApiError } from "../api/problems";
import { api } from "../core/session";
import { useStore } from "../core/store";
import { isDismissed, passkeysSupported, presentPasskey } from "../core/webauthn";
import { t } from "../i18n";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Form, FormProblem, useForm } from "../ui/form";
import { problemText } from "../ui/problem_text";
import { Card } from "./card";
import { complete } from "./complete";
import { flow, goTo } from "./flow";

/** The second factor of a login whose password was right. */
export function SecondStep() {
  const { challenge } = useStore(flow);
  const [withRecoveryCode, setWithRecoveryCode] = useState(false);
  const name = withRecoveryCode ? "recovery_code" : "totp";
  const form = useForm(values => send({ [name]: values[name]?.trim() ?? "" }));

  useEffect(() => {
    // After a reload the token is gone: the login starts again.
    if (!challenge) goTo("sign-in");
  }, [challenge]);
  if (!challenge) return null;

  return (
    <Card title={t("welcome.second_step")} intro={t(`welcome.enter_${name}`)}>
      <Form form={form} submit={t("welcome.continue")} wide key={name}>
        <Field
          key={name}
          label={t(`welcome.${name}`)}
          name={name}
          error={form.errors[name]}
          autoComplete="one-time-code"
          autoCapitalize="off"
          autoFocus
          spellcheck={false}
          inputMode={withRecoveryCode ? "text" : "numeric"}
          class="code-input"
        />
      </Form>
      {challenge.methods.includes("passkey") && passkeysSupported() && <WithPasskey />}
      <p class="form-foot">
        <Button kind="quiet" onClick={() => setWithRecoveryCode(!withRecoveryCode)}>
          {t(withRecoveryCode ? "welcome.use_totp" : "welcome.use_recovery_code")}
        </Button>
      </p>
    </Card>
  );
}

async function send(factor: Omit<Schemas["SecondFactorRequest"], "mfa_token">): Promise<void> {
  const { challenge, email } = flow.value;
  const mfa_token = challenge?.mfa_token ?? "";
  try {
    await complete(() => api.post("/auth/login/mfa", { mfa_token, ...factor }), email);
  } catch (error) {
    const over = error instanceof ApiError && ["token_expired", "token_invalid"].includes(error.code);
    if (!over) throw error;
    goTo("sign-in", { challenge: null, notice: "second_step_expired" });
  }
}

function WithPasskey() {
  const [problem, setProblem] = useState("");
  async function onClick() {
    const mfa_token = flow.value.challenge?.mfa_token ?? "";
    try {
      const { public_key } = await api.post("/auth/login/mfa/options", { mfa_token });
      await send({ passkey: await presentPasskey(public_key) });
    } catch (error) {
      if (!isDismissed(error)) setProblem(problemText(error));
    }
  }
  return (
    <>
      <FormProblem text={problem} />
      <Button icon={fingerprint} class="button-wide" onClick={onClick}>
        {t("welcome.use_passkey")}
      </Button>
    </>
  );
}
