import check from "lucide-static/icons/check.svg";
import copy from "lucide-static/icons/copy.svg";
import { useState } from "preact/hooks";
import { t } from "../i18n";
import { Button, IconButton } from "./button";
import { toast } from "./toasts";

const SHOWN_MILLISECONDS = 2_000;

interface CopyButtonProps {
  text: string;
  label?: string;
  kind?: "primary" | "plain" | "quiet";
}

export function CopyButton({ text, label = t("common.copy"), kind = "plain" }: CopyButtonProps) {
  const { icon, run } = useCopy(() => text);
  return (
    <Button kind={kind} icon={icon} onClick={run}>
      {label}
    </Button>
  );
}

interface CopyIconButtonProps {
  text: () => string;
  label: string;
  disabled: boolean;
}

/** The same where there is no room for a text. */
export function CopyIconButton({ text, ...rest }: CopyIconButtonProps) {
  const { icon, run } = useCopy(text);
  return <IconButton {...rest} icon={icon} onClick={run} />;
}

function useCopy(text: () => string) {
  const [copied, setCopied] = useState(false);
  async function run() {
    try {
      await navigator.clipboard.writeText(text());
    } catch {
      toast(t("common.copy_failed"));
      return;
    }
    toast(t("common.copied"));
    setCopied(true);
    setTimeout(() => setCopied(false), SHOWN_MILLISECONDS);
  }
  return { icon: copied ? check : copy, run };
}
