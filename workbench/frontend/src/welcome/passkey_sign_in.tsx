import fingerprint from "lucide-static/icons/fingerprint.svg";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Schemas } from "../api/endpoints";
import { api } from "../core/session";
import { autofillSupported, isDismissed, passkeysSupported, presentPasskey } from "../core/webauthn";
import { t } from "../i18n";
import { Button } from "../ui/button";
import { FormProblem } from "../ui/form";
import { problemText } from "../ui/problem_text";
import { complete } from "./complete";

const askForChallenge = () => api.post("/auth/passkey/options");

async function signIn({ challenge_token, public_key }: Schemas["PasskeyOptions"], signal?: AbortSignal) {
  const credential = await presentPasskey(public_key, signal ? { mediation: "conditional", signal } : {});
  await complete(() => api.post("/auth/passkey/login", { challenge_token, credential }), "");
}

/** Sign in with a passkey: from the suggestions of the e-mail field, or with a button of its own. */
export function PasskeySignIn() {
  const [problem, setProblem] = useState("");
  const [busy, setBusy] = useState(false);
  const autofill = useRef<AbortController>(null);

  async function attempt(work: () => Promise<void>) {
    try {
      await work();
    } catch (error) {
      if (!isDismissed(error)) setProblem(problemText(error));
    }
  }

  useEffect(() => {
    const controller = new AbortController();
    autofill.current = controller;
    void offerInField(controller.signal, attempt);
    return () => controller.abort();
  }, []);

  async function onClick() {
    // A browser serves one request for a credential at a time.
    autofill.current?.abort();
    setProblem("");
    setBusy(true);
    await attempt(async () => signIn(await askForChallenge()));
    setBusy(false);
  }

  if (!passkeysSupported()) return null;
  return (
    <>
      <FormProblem text={problem} />
      <Button icon={fingerprint} busy={busy} onClick={onClick} class="button-wide">
        {t("welcome.with_passkey")}
      </Button>
    </>
  );
}

async function offerInField(signal: AbortSignal, attempt: (work: () => Promise<void>) => Promise<void>) {
  if (!(await autofillSupported())) return;
  // The user has not asked for this: without a challenge there is nothing to say.
  const challenge = await askForChallenge().catch(() => null);
  if (challenge && !signal.aborted) await attempt(() => signIn(challenge, signal));
}
