import { useEffect } from "preact/hooks";
import { loadAccount } from "./core/session";
import { t } from "./i18n";
import { Button } from "./ui/button";
import { Notice } from "./ui/notice";

const RETRY_MILLISECONDS = 5_000;

/** The server did not answer when the page was opened; it is asked again until it does. */
export function Unreachable() {
  useEffect(() => {
    const timer = setInterval(loadAccount, RETRY_MILLISECONDS);
    return () => clearInterval(timer);
  }, []);
  return (
    <div role="alert" class="narrow">
      <Notice kind="danger">
        <p>{t("problem.network")}</p>
        <Button onClick={() => void loadAccount()}>{t("common.try_again")}</Button>
      </Notice>
    </div>
  );
}
