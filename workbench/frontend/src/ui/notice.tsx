import warning from "lucide-static/icons/circle-alert.svg";
import done from "lucide-static/icons/circle-check.svg";
import info from "lucide-static/icons/info.svg";
import type { ComponentChildren } from "preact";
import { Icon } from "./icon";

const ICONS = { info, done, warning, danger: warning };

export function Notice({
  kind = "info",
  children,
}: {
  kind?: keyof typeof ICONS;
  children: ComponentChildren;
}) {
  return (
    <div class={`notice notice-${kind}`}>
      <Icon shapes={ICONS[kind]} />
      <div>{children}</div>
    </div>
  );
}
