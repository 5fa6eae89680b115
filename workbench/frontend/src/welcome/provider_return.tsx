import { useEffect, useState } from "preact/hooks";
import { ApiError } from "../api/problems";
import { keepLinkToken, takeDeparture } from "../core/oidc";
import { navigate } from "../core/router";
import { api, session } from "../core/session";
import { t } from "../i18n";
import { FormProblem } from "../ui/form";
import { Link } from "../ui/link";
import { problemText } from "../ui/problem_text";
import { Card } from "./card";
import { complete } from "./complete";
import { goTo } from "./flow";

/** Where a provider sends the user back to, with a code or with the reason why there is none. */
export function ProviderReturn() {
  const [problem, setProblem] = useState("");
  useEffect(() => {
    const answer = new URLSearchParams(location.search);
    // The code works once; it need not stay in the history.
    history.replaceState(null, "", "/app/oidc");
    exchange(answer).catch(error => setProblem(problemText(error)));
  }, []);
  return (
    <Card title={t("welcome.signing_in")}>
      <FormProblem text={problem} />
      {!problem && <p class="loading">{t("common.loading")}</p>}
      <p class="form-foot">
        <Link href="/app/sign-in">{t("welcome.back_to_sign_in")}</Link>
      </p>
    </Card>
  );
}

async function exchange(answer: URLSearchParams): Promise<void> {
  const departure = takeDeparture();
  const code = answer.get("code");
  // The user said no at the provider, or came here in another way: there is nothing to explain.
  if (!code || !departure) return goTo("sign-in");
  const body = { code, code_verifier: departure.verifier };
  if (departure.intent === "link") {
    const answer = await api.post("/auth/oidc/token", body);
    return link("link_token" in answer ? answer.link_token : "");
  }
  try {
    await complete(() => api.post("/auth/oidc/token", body), "");
    if (session.value.status === "signed-in") navigate(departure.wanted, { replace: true });
  } catch (error) {
    if (!(error instanceof ApiError && error.code === "account_exists")) throw error;
    keepLinkToken(String(error.problem.link_token));
    goTo("sign-in", { notice: "account_exists" });
    history.replaceState(null, "", "/app/sign-in?next=/app/account/security");
  }
}

function link(token: string): void {
  keepLinkToken(token);
  navigate("/app/account/security", { replace: true });
}
