import download from "lucide-static/icons/download.svg";
import { useState } from "preact/hooks";
import type { Account } from "../api/types";
import { page } from "../core/page";
import { api, signedOut } from "../core/session";
import { t } from "../i18n";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { FormProblem, useForm } from "../ui/form";
import { confirmed } from "./confirmation";
import { attempt, Section } from "./section";

export function Data({ account }: { account: Account }) {
  const [deleting, setDeleting] = useState(false);
  return (
    <>
      <Section title={t("account.export")} intro={t("account.export_intro")}>
        <div>
          <Button icon={download} onClick={() => attempt(exportData)}>
            {t("account.download")}
          </Button>
        </div>
      </Section>
      <Section title={t("account.delete")} intro={t("account.delete_intro")}>
        <div>
          <Button kind="danger" onClick={() => setDeleting(true)}>
            {t("account.delete")}
          </Button>
        </div>
      </Section>
      {deleting && <DeleteDialog account={account} onClose={() => setDeleting(false)} />}
    </>
  );
}

async function exportData(): Promise<void> {
  const data = await api.get("/auth/export");
  const file = new Blob([JSON.stringify(data, null, 2)], { type: "application/json" });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = `${page.name.toLowerCase()}.json`;
  link.click();
  URL.revokeObjectURL(link.href);
}

function DeleteDialog({ account, onClose }: { account: Account; onClose: () => void }) {
  const form = useForm(async () => {
    await confirmed(() => api.delete("/auth/profile", {}));
    signedOut(true);
  });
  return (
    <Dialog title={t("account.delete")} onClose={onClose}>
      <p>{t("account.delete_warning", { email: account.email })}</p>
      <form {...form.props} class="stack dialog-body">
        <FormProblem text={form.problem} />
        <div class="dialog-end">
          <Button onClick={onClose}>{t("common.cancel")}</Button>
          <Button kind="danger" type="submit" busy={form.busy}>
            {t("account.delete_for_good")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
