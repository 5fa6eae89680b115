import type { ViewProps } from "../core/view";

export default function Account({ t }: ViewProps) {
  return <h1>{t("account.title")}</h1>;
}
