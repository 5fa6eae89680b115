import { useState } from "preact/hooks";
import type { Schemas } from "../api/endpoints";
import { api } from "../core/session";
import { formatDate, t } from "../i18n";
import { Button } from "../ui/button";
import { CopyButton } from "../ui/copy_button";
import { Dialog } from "../ui/dialog";
import { Checkbox, Field } from "../ui/field";
import { Form, useForm } from "../ui/form";
import { useLoaded, WhenLoaded } from "../ui/loading";
import { Notice } from "../ui/notice";
import { useQuestion } from "../ui/question";
import { toast } from "../ui/toasts";
import { confirmed } from "./confirmation";
import { QrCode } from "./qr";
import { RecoveryCodes } from "./recovery_codes";
import { attempt, Section } from "./section";

type Enrolment = Schemas["Enrolment"];

/** The authenticator app as the second step of signing in, and the recovery codes that come with it. */
export function SecondStep() {
  const loaded = useLoaded(() => api.get("/auth/factors"));
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const { ask, question } = useQuestion();

  const start = () =>
    attempt(async () => setEnrolment(await confirmed(() => api.post("/auth/factors/totp"))));

  const turnOff = () =>
    attempt(async () => {
      await confirmed(() => api.delete("/auth/factors/totp"));
      toast(t("account.second_step_off"));
      await loaded.reload();
    });

  const renewCodes = () =>
    attempt(async () => {
      const renewed = await confirmed(() => api.post("/auth/factors/recovery-codes"));
      setCodes(renewed.recovery_codes);
      await loaded.reload();
    });

  async function enrolled(recoveryCodes: string[]) {
    setEnrolment(null);
    setCodes(recoveryCodes);
    await loaded.reload();
  }

  return (
    <Section title={t("account.second_step")} intro={t("account.second_step_intro")}>
      <WhenLoaded from={loaded}>
        {factors =>
          factors.totp ? (
            <>
              <Notice kind="done">
                {t("account.second_step_on", { date: formatDate(factors.totp.since) })}{" "}
                {t("account.recovery_codes_left", { count: factors.recovery_codes?.left ?? 0 })}
              </Notice>
              <div class="row">
                <Button
                  onClick={() =>
                    ask({
                      title: t("account.new_recovery_codes"),
                      text: t("account.recovery_codes_stop"),
                      action: t("account.new_recovery_codes"),
                      onYes: renewCodes,
                    })
                  }
                >
                  {t("account.new_recovery_codes")}
                </Button>
                <Button
                  kind="danger"
                  onClick={() =>
                    ask({
                      title: `${t("account.turn_off")}: ${t("account.second_step")}`,
                      text: t("account.second_step_stops"),
                      action: t("account.turn_off"),
                      onYes: turnOff,
                    })
                  }
                >
                  {t("account.turn_off")}
                </Button>
              </div>
            </>
          ) : (
            <div>
              <Button kind="primary" onClick={start}>
                {t("account.set_up_app")}
              </Button>
            </div>
          )
        }
      </WhenLoaded>
      {question}
      {enrolment && (
        <EnrolDialog enrolment={enrolment} onDone={enrolled} onClose={() => setEnrolment(null)} />
      )}
      {codes && <RecoveryCodes codes={codes} onClose={() => setCodes(null)} />}
    </Section>
  );
}

interface EnrolDialogProps {
  enrolment: Enrolment;
  onDone: (recoveryCodes: string[]) => Promise<void>;
  onClose: () => void;
}

function EnrolDialog({ enrolment, onDone, onClose }: EnrolDialogProps) {
  const keys = useLoaded(() => api.get("/auth/api-keys"));
  const form = useForm(async ({ totp = "", revoke_api_keys }) => {
    const { enrol_token } = enrolment;
    const body = { enrol_token, totp: totp.trim(), revoke_api_keys: revoke_api_keys === "on" };
    const { recovery_codes } = await api.post("/auth/factors/totp/confirm", body);
    await onDone(recovery_codes);
  });
  return (
    <Dialog title={t("account.set_up_app")} onClose={onClose}>
      <div class="stack">
        <p>{t("account.scan")}</p>
        <QrCode svg={enrolment.qr_svg} label={t("account.qr_code")} />
        <p>
          <a href={enrolment.otpauth_uri}>{t("account.open_in_app")}</a>
        </p>
        <p class="soft">{t("account.or_type_secret")}</p>
        <div class="row">
          <code class="secret">{enrolment.secret.replaceAll(/(.{4})(?=.)/g, "$1 ")}</code>
          <CopyButton text={enrolment.secret} kind="quiet" />
        </div>
        <Form form={form} submit={t("account.turn_on")} wide>
          <Field
            label={t("account.code_of_app")}
            name="totp"
            error={form.errors.totp}
            inputMode="numeric"
            autoComplete="one-time-code"
            class="code-input"
          />
          {keys.state.status === "ready" && keys.state.value.length > 0 && (
            <Checkbox
              label={t("account.revoke_keys_too")}
              hint={t("account.keys_go_on")}
              name="revoke_api_keys"
            />
          )}
        </Form>
      </div>
    </Dialog>
  );
}
