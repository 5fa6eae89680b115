import monitor from "lucide-static/icons/monitor.svg";
import smartphone from "lucide-static/icons/smartphone.svg";
import type { Session } from "../api/types";
import { api, signedOut } from "../core/session";
import { formatDate, t } from "../i18n";
import { Button } from "../ui/button";
import { Icon } from "../ui/icon";
import { useLoaded, WhenLoaded } from "../ui/loading";
import { useQuestion } from "../ui/question";
import { toast } from "../ui/toasts";
import { attempt, Section } from "./section";

export function Sessions() {
  const loaded = useLoaded(() => api.get("/auth/sessions"));
  const { ask, question } = useQuestion();

  const end = (session: Session) =>
    attempt(async () => {
      await api.delete(`/auth/sessions/${session.id}`);
      toast(t("account.session_ended"));
      await loaded.reload();
    });

  const endAll = () =>
    attempt(async () => {
      await api.post("/auth/logout-all");
      signedOut(true);
    });

  return (
    <Section title={t("account.sessions")} intro={t("account.sessions_intro")}>
      <WhenLoaded from={loaded}>
        {sessions => (
          <ul class="entries">
            {sessions.map(session => (
              <li key={session.id}>
                <Icon
                  shapes={/mobile|android|iphone/i.test(session.device) ? smartphone : monitor}
                  size={22}
                />
                <div>
                  <strong>{session.device || t("account.unknown_device")}</strong>
                  {session.current && <span class="badge">{t("account.this_one")}</span>}
                  <p class="soft">
                    {session.ip} · {t("account.last_used", { date: moment(session.last_used_at) })} ·{" "}
                    {t("account.signed_in_at", { date: moment(session.created_at) })}
                  </p>
                </div>
                {session.current || (
                  <Button
                    onClick={() =>
                      ask({
                        title: `${t("common.sign_out")}: ${session.device || t("account.unknown_device")}`,
                        text: t("account.session_stops"),
                        action: t("common.sign_out"),
                        onYes: () => end(session),
                      })
                    }
                    aria-label={`${t("common.sign_out")}: ${session.device}`}
                  >
                    {t("common.sign_out")}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </WhenLoaded>
      <div>
        <Button
          kind="danger"
          onClick={() =>
            ask({
              title: t("account.sign_out_everywhere"),
              text: t("account.all_sessions_stop"),
              action: t("account.sign_out_everywhere"),
              onYes: endAll,
            })
          }
        >
          {t("account.sign_out_everywhere")}
        </Button>
      </div>
      {question}
    </Section>
  );
}

function moment(iso: string): string {
  return formatDate(iso, { dateStyle: "medium", timeStyle: "short" });
}
