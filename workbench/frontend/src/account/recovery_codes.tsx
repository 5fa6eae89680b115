import { t } from "../i18n";
import { Button } from "../ui/button";
import { CopyButton } from "../ui/copy_button";
import { Dialog } from "../ui/dialog";
import { Notice } from "../ui/notice";

/** The recovery codes, which the server shows only now. */
export function RecoveryCodes({ codes, onClose }: { codes: string[]; onClose: () => void }) {
  return (
    <Dialog title={t("account.recovery_codes")} onClose={onClose}>
      <div class="stack">
        <Notice kind="warning">{t("account.recovery_codes_intro")}</Notice>
        <ol class="recovery-codes" dir="ltr">
          {codes.map(code => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ol>
        <div class="dialog-end">
          <CopyButton text={codes.join("\n")} />
          <Button kind="primary" onClick={onClose}>
            {t("account.codes_kept")}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
