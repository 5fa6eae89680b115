import fingerprint from "lucide-static/icons/fingerprint.svg";
import pencil from "lucide-static/icons/pencil-line.svg";
import trash from "lucide-static/icons/trash-2.svg";
import { useState } from "preact/hooks";
import type { Schemas } from "../api/endpoints";
import { api } from "../core/session";
import { createPasskey, isDismissed, passkeysSupported } from "../core/webauthn";
import { formatDate, t } from "../i18n";
import { Button, IconButton } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Field } from "../ui/field";
import { Form, useForm } from "../ui/form";
import { Icon } from "../ui/icon";
import { useLoaded, WhenLoaded } from "../ui/loading";
import { Notice } from "../ui/notice";
import { useQuestion } from "../ui/question";
import { toast } from "../ui/toasts";
import { confirmed } from "./confirmation";
import { attempt, Section } from "./section";

type Passkey = Schemas["PasskeyEntry"];

export function Passkeys() {
  const loaded = useLoaded(() => api.get("/auth/passkeys"));
  const [renaming, setRenaming] = useState<Passkey | null>(null);
  const { ask, question } = useQuestion();

  const add = () =>
    attempt(async () => {
      const { challenge_token, public_key } = await confirmed(() => api.post("/auth/passkeys/options"));
      const credential = await createPasskey(public_key).catch(error => {
        if (!isDismissed(error)) throw error;
      });
      if (!credential) return;
      await api.post("/auth/passkeys", {
        challenge_token,
        credential,
        name: t("account.passkey_default_name"),
      });
      toast(t("account.passkey_added"));
      await loaded.reload();
    });

  const remove = (passkey: Passkey) =>
    attempt(async () => {
      await confirmed(() => api.delete(`/auth/passkeys/${passkey.id}`));
      toast(t("account.passkey_removed", { name: passkey.name }));
      await loaded.reload();
    });

  return (
    <Section title={t("account.passkeys")} intro={t("account.passkeys_intro")}>
      <WhenLoaded from={loaded}>
        {passkeys => (
          <ul class="entries">
            {passkeys.map(passkey => (
              <li key={passkey.id}>
                <Icon shapes={fingerprint} size={22} />
                <div>
                  <strong>{passkey.name}</strong>
                  <p class="soft">
                    {t("account.created", { date: formatDate(passkey.created_at) })}
                    {passkey.last_used_at &&
                      ` · ${t("account.last_used", { date: formatDate(passkey.last_used_at) })}`}
                  </p>
                </div>
                <div class="row">
                  <IconButton
                    icon={pencil}
                    label={`${t("account.rename")}: ${passkey.name}`}
                    onClick={() => setRenaming(passkey)}
                  />
                  <IconButton
                    icon={trash}
                    label={`${t("common.remove")}: ${passkey.name}`}
                    onClick={() =>
                      ask({
                        title: `${t("common.remove")}: ${passkey.name}`,
                        text: t("account.passkey_stops"),
                        action: t("common.remove"),
                        onYes: () => remove(passkey),
                      })
                    }
                  />
                </div>
              </li>
            ))}
          </ul>
        )}
      </WhenLoaded>
      {passkeysSupported() ? (
        <div>
          <Button icon={fingerprint} onClick={add}>
            {t("account.add_passkey")}
          </Button>
        </div>
      ) : (
        <Notice>{t("account.no_passkeys_here")}</Notice>
      )}
      {question}
      {renaming && (
        <RenameDialog
          passkey={renaming}
          onClose={() => setRenaming(null)}
          onDone={() => {
            setRenaming(null);
            void loaded.reload();
          }}
        />
      )}
    </Section>
  );
}

interface RenameDialogProps {
  passkey: Passkey;
  onClose: () => void;
  onDone: () => void;
}

function RenameDialog({ passkey, onClose, onDone }: RenameDialogProps) {
  const form = useForm(async ({ name = "" }) => {
    await confirmed(() => api.patch(`/auth/passkeys/${passkey.id}`, { name }));
    onDone();
  });
  return (
    <Dialog title={t("account.rename")} onClose={onClose}>
      <Form form={form} submit={t("common.save")} onCancel={onClose}>
        <Field
          label={t("account.key_name")}
          name="name"
          defaultValue={passkey.name}
          error={form.errors.name}
          autoComplete="off"
        />
      </Form>
    </Dialog>
  );
}
