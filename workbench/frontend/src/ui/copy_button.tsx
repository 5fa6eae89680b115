import check from "lucide-static/icons/check.svg";
import copy from "lucide-static/icons/copy.svg";
import { useState } from "preact/hooks";
import { t } from "../i18n";
import { Button } from "./button";
import { toast } from "./toasts";

const SHOWN_MILLISECONDS = 2_000;

interface CopyButtonProps {
  text: string;
  label?: string;
  kind?: "primary" | "plain" | "quiet";
}

export function CopyButton({ text, label = t("common.copy"), kind = "plain" }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);
  async function run() {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      toast(t("common.copy_failed"));
      return;
    }
    toast(t("common.copied"));
    setCopied(true);
    setTimeout(() => setCopied(false), SHOWN_MILLISECONDS);
  }
  return (
    <Button kind={kind} icon={copied ? check : copy} onClick={run}>
      {label}
    </Button>
  );
}
