import type { ViewProps } from "../core/view";

export default function Templates({ t }: ViewProps) {
  return <h1>{t("templates.title")}</h1>;
}
