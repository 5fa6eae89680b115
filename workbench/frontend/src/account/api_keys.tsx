import key from "lucide-static/icons/key-round.svg";
import plus from "lucide-static/icons/plus.svg";
import rotate from "lucide-static/icons/rotate-cw.svg";
import trash from "lucide-static/icons/trash-2.svg";
import { useState } from "preact/hooks";
import type { Account } from "../api/types";
import { api } from "../core/session";
import { formatDate, messageFor, t } from "../i18n";
import { Button, IconButton } from "../ui/button";
import { Icon } from "../ui/icon";
import { useLoaded, WhenLoaded } from "../ui/loading";
import { useQuestion } from "../ui/question";
import { toast } from "../ui/toasts";
import { type ApiKey, type NewKey, NewKeyDialog, ShowKeyDialog } from "./api_key_dialogs";
import { confirmed } from "./confirmation";
import { EditorHints } from "./editor_hints";
import { attempt, Section } from "./section";

export function ApiKeys({ account }: { account: Account }) {
  const loaded = useLoaded(() => api.get("/auth/api-keys"));
  const [creating, setCreating] = useState(false);
  const [shown, setShown] = useState("");
  const { ask, question } = useQuestion();

  async function show(created: NewKey) {
    setCreating(false);
    setShown(created.key);
    await loaded.reload();
  }

  const renew = (each: ApiKey) =>
    attempt(async () => show(await confirmed(() => api.post(`/auth/api-keys/${each.id}/rotate`))));

  const remove = (each: ApiKey) =>
    attempt(async () => {
      await api.delete(`/auth/api-keys/${each.id}`);
      toast(t("account.key_deleted", { name: each.name }));
      await loaded.reload();
    });

  return (
    <>
      <Section title={t("account.api_keys")} intro={t("account.api_keys_intro")}>
        <WhenLoaded from={loaded}>
          {keys => (
            <ul class="entries">
              {keys.map(each => (
                <li key={each.id}>
                  <Icon shapes={key} size={22} />
                  <KeySummary apiKey={each} />
                  <div class="row">
                    <IconButton
                      icon={rotate}
                      label={`${t("account.rotate")}: ${each.name}`}
                      onClick={() =>
                        ask({
                          title: `${t("account.rotate")}: ${each.name}`,
                          text: t("account.key_stops"),
                          action: t("account.rotate"),
                          onYes: () => renew(each),
                        })
                      }
                    />
                    <IconButton
                      icon={trash}
                      label={`${t("common.delete")}: ${each.name}`}
                      onClick={() =>
                        ask({
                          title: `${t("common.delete")}: ${each.name}`,
                          text: t("account.key_stops"),
                          action: t("common.delete"),
                          onYes: () => remove(each),
                        })
                      }
                    />
                  </div>
                </li>
              ))}
            </ul>
          )}
        </WhenLoaded>
        <div>
          <Button kind="primary" icon={plus} onClick={() => setCreating(true)}>
            {t("account.new_key")}
          </Button>
        </div>
        {question}
      </Section>
      <EditorHints account={account} apiKey="" />
      {creating && <NewKeyDialog onDone={show} onClose={() => setCreating(false)} />}
      {shown && <ShowKeyDialog apiKey={shown} account={account} onClose={() => setShown("")} />}
    </>
  );
}

function KeySummary({ apiKey }: { apiKey: ApiKey }) {
  const scopes = apiKey.scopes.map(scope => messageFor("account.scopes", scope, scope)).join(", ");
  return (
    <div>
      <strong>{apiKey.name}</strong>
      <p class="soft">
        <code>
          {apiKey.prefix}…{apiKey.last_four}
        </code>{" "}
        · {scopes}
      </p>
      <p class="soft">
        {t("account.expires", { date: formatDate(apiKey.expires_at) })}
        {apiKey.last_used_at && ` · ${t("account.last_used", { date: formatDate(apiKey.last_used_at) })}`}
      </p>
    </div>
  );
}
