import fingerprint from "lucide-static/icons/fingerprint.svg";
import { useState } from "preact/hooks";
import type { Schemas } from "../api/endpoints";
import { ApiError } from "../api/problems";
import { navigate } from "../core/router";
import { api, session } from "../core/session";
import { Store, useStore } from "../core/store";
import { isDismissed, passkeysSupported, presentPasskey } from "../core/webauthn";
import { t } from "../i18n";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Field, PasswordField } from "../ui/field";
import { FormProblem, useForm } from "../ui/form";
import { problemText } from "../ui/problem_text";

interface Request {
  methods: string[];
  confirmed: () => void;
  cancelled: () => void;
}

const pending = new Store<Request | null>(null);

/**
 * Run an action. If the server wants to know that it is still the user who sits there, ask, and run it again.
 *
 * Throws an `AbortError` if the user closes the dialog.
 */
export async function confirmed<T>(action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    const methods = methodsWanted(error);
    if (!methods) throw error;
    await ask(methods);
    return await action();
  }
}

/** Return by what the server wants a confirmation, if that is what an error is about. */
function methodsWanted(error: unknown): string[] | null {
  if (!(error instanceof ApiError)) return null;
  if (error.code === "confirmation_required") return error.problem.methods as string[];
  // Accounts without a second step may send the password with the change instead, so its lack is said so.
  const lacksPassword = error.errors.some(
    ({ field, code }) => field === "current_password" && code === "required",
  );
  return lacksPassword ? ["password"] : null;
}

function ask(methods: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    pending.set({
      methods,
      confirmed: resolve,
      cancelled: () => reject(new DOMException("The user has closed the dialog.", "AbortError")),
    });
  });
}

/** The dialog in which the user shows once more who they are. */
export function ConfirmationDialog() {
  const request = useStore(pending);
  if (!request) return null;
  return <Confirmation request={request} />;
}

/** What can be typed into the dialog; the first of those that the account has is asked for. */
const TYPED = ["password", "totp", "recovery_code"] as const;

function Confirmation({ request }: { request: Request }) {
  const { methods } = request;
  const [problem, setProblem] = useState("");
  const [withRecoveryCode, setWithRecoveryCode] = useState(false);
  const name = withRecoveryCode ? "recovery_code" : TYPED.find(each => methods.includes(each));
  const form = useForm(async values => {
    const typed = values[name ?? ""] ?? "";
    if (name) await finish(request, { [name]: name === "password" ? typed : typed.trim() });
  });
  const hasPasskey = methods.includes("passkey") && passkeysSupported();

  async function withPasskey() {
    try {
      await confirmWithPasskey(request);
    } catch (error) {
      if (!isDismissed(error)) setProblem(problemText(error));
    }
  }

  return (
    <Dialog title={t("account.confirm_title")} onClose={() => close(request.cancelled)}>
      <p class="soft">{t("account.confirm_intro")}</p>
      <form {...form.props} class="stack dialog-body">
        <FormProblem text={form.problem || problem} />
        {name === "password" && <AccountOfPassword />}
        {name === "password" && (
          <PasswordField
            label={t("welcome.password")}
            name="password"
            error={form.errors.password}
            autoComplete="current-password"
          />
        )}
        {(name === "totp" || name === "recovery_code") && (
          <Field
            key={name}
            label={t(`welcome.${name}`)}
            name={name}
            error={form.errors[name]}
            inputMode={name === "totp" ? "numeric" : "text"}
            autoComplete="one-time-code"
            autoCapitalize="off"
            spellcheck={false}
            class="code-input"
          />
        )}
        {name && (
          <Button kind="primary" type="submit" busy={form.busy}>
            {t("welcome.continue")}
          </Button>
        )}
        {hasPasskey && (
          <Button icon={fingerprint} onClick={withPasskey}>
            {t("welcome.use_passkey")}
          </Button>
        )}
        {methods.includes("totp") && methods.includes("recovery_code") && (
          <Button kind="quiet" onClick={() => setWithRecoveryCode(!withRecoveryCode)}>
            {t(withRecoveryCode ? "welcome.use_totp" : "welcome.use_recovery_code")}
          </Button>
        )}
        {!name && !hasPasskey && <NoWayToConfirm request={request} />}
      </form>
    </Dialog>
  );
}

/** A user who has only ever signed in with a provider has nothing to confirm with yet. */
function NoWayToConfirm({ request }: { request: Request }) {
  function onClick() {
    close(request.cancelled);
    navigate("/app/forgotten-password");
  }
  return (
    <>
      <p>{t("account.no_way_to_confirm")}</p>
      <Button kind="primary" onClick={onClick}>
        {t("account.password_by_email")}
      </Button>
    </>
  );
}

/** So that a password manager knows whose password it is. */
function AccountOfPassword() {
  const state = useStore(session);
  const email = state.status === "signed-in" ? state.account.email : "";
  return <input type="email" name="username" value={email} autoComplete="username" readOnly hidden />;
}

async function finish(request: Request, proof: Schemas["ConfirmationRequest"]): Promise<void> {
  await api.post("/auth/confirm", proof);
  close(request.confirmed);
}

async function confirmWithPasskey(request: Request): Promise<void> {
  const { challenge_token, public_key } = await api.post("/auth/confirm/options");
  await finish(request, { challenge_token, credential: await presentPasskey(public_key) });
}

/** Settle the request once: closing the dialog after a confirmation must not cancel it. */
function close(settle: () => void): void {
  if (!pending.value) return;
  pending.set(null);
  settle();
}
