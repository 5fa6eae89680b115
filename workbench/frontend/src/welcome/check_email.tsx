import mail from "lucide-static/icons/mail.svg";
import { useState } from "preact/hooks";
import { page } from "../core/page";
import { api } from "../core/session";
import { useStore } from "../core/store";
import { t } from "../i18n";
import { Button } from "../ui/button";
import { FormProblem } from "../ui/form";
import { Icon } from "../ui/icon";
import { Link } from "../ui/link";
import { Notice } from "../ui/notice";
import { problemText } from "../ui/problem_text";
import { Card } from "./card";
import { addressOf, flow } from "./flow";

/** What to do after signing up, and when an address is not confirmed yet. */
export function CheckEmail() {
  const { email } = useStore(flow);
  return (
    <Card title={t("welcome.check_email")}>
      <p class="big-icon">
        <Icon shapes={mail} size={40} />
      </p>
      <p class="intro">{t(email ? "welcome.link_sent_to" : "welcome.link_sent", { email })}</p>
      <MailboxHint />
      {email && <SendAgain email={email} />}
      <p class="form-foot">
        {t("welcome.confirmed_already")} <Link href={addressOf("sign-in")}>{t("welcome.sign_in")}</Link>
      </p>
    </Card>
  );
}

/** In development no e-mail leaves the machine. */
export function MailboxHint() {
  if (!page.mailbox) return null;
  return (
    <Notice>
      {t("welcome.development_mail")}{" "}
      <a href={page.mailbox} target="_blank" rel="noreferrer">
        {t("welcome.open_mailbox")}
      </a>
    </Notice>
  );
}

function SendAgain({ email }: { email: string }) {
  const [state, setState] = useState({ busy: false, sent: false, problem: "" });
  async function run() {
    setState({ busy: true, sent: false, problem: "" });
    try {
      await api.post("/auth/resend-verification", { email });
      setState({ busy: false, sent: true, problem: "" });
    } catch (error) {
      setState({ busy: false, sent: false, problem: problemText(error) });
    }
  }
  return (
    <>
      <FormProblem text={state.problem} />
      <div role="status">{state.sent && <Notice kind="done">{t("welcome.link_sent_again")}</Notice>}</div>
      <Button busy={state.busy} onClick={run} class="button-wide">
        {t("welcome.send_again")}
      </Button>
    </>
  );
}
