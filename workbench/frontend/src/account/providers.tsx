import { useEffect } from "preact/hooks";
import type { Schemas } from "../api/endpoints";
import { startProvider, takeLinkToken } from "../core/oidc";
import { api } from "../core/session";
import { formatDate, t } from "../i18n";
import { Button } from "../ui/button";
import { useLoaded, WhenLoaded } from "../ui/loading";
import { useQuestion } from "../ui/question";
import { toast } from "../ui/toasts";
import { confirmed } from "./confirmation";
import { attempt, Section } from "./section";

type LinkedIdentity = Schemas["IdentityEntry"];

/** The providers that the user can sign in with; there is nothing to see where none is configured. */
export function Providers() {
  const loaded = useLoaded(async () => ({
    offered: await api.get("/auth/oidc"),
    linked: await api.get("/auth/identities"),
  }));
  const { ask, question } = useQuestion();

  useEffect(() => {
    // The user has just come back from the provider.
    const link_token = takeLinkToken();
    if (!link_token) return;
    void attempt(async () => {
      await confirmed(() => api.post("/auth/identities", { link_token }));
      toast(t("account.provider_linked"));
      await loaded.reload();
    });
  }, []);

  const unlink = (identity: LinkedIdentity) =>
    attempt(async () => {
      await confirmed(() => api.delete(`/auth/identities/${identity.id}`));
      toast(t("account.provider_unlinked"));
      await loaded.reload();
    });

  return (
    <WhenLoaded from={loaded}>
      {({ offered, linked }) => {
        if (!offered.length && !linked.length) return null;
        const label = (name: string) => offered.find(provider => provider.name === name)?.label ?? name;
        const open = offered.filter(({ name }) => !linked.some(identity => identity.provider === name));
        return (
          <Section title={t("account.providers")} intro={t("account.providers_intro")}>
            <ul class="entries">
              {linked.map(identity => (
                <li key={identity.id}>
                  <div>
                    <strong>{label(identity.provider)}</strong>
                    <p class="soft">
                      {identity.email} · {t("account.created", { date: formatDate(identity.created_at) })}
                    </p>
                  </div>
                  <Button
                    onClick={() =>
                      ask({
                        title: `${t("common.remove")}: ${label(identity.provider)}`,
                        text: t("account.provider_stops"),
                        action: t("common.remove"),
                        onYes: () => unlink(identity),
                      })
                    }
                    aria-label={`${t("common.remove")}: ${label(identity.provider)}`}
                  >
                    {t("common.remove")}
                  </Button>
                </li>
              ))}
            </ul>
            <div class="row">
              {open.map(provider => (
                <Button key={provider.name} onClick={() => void startProvider(provider.name, "link")}>
                  {t("account.link_provider", { provider: provider.label })}
                </Button>
              ))}
            </div>
            {question}
          </Section>
        );
      }}
    </WhenLoaded>
  );
}
