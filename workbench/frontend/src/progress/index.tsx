import type { ViewProps } from "../core/view";

export default function Progress({ t }: ViewProps) {
  return <h1>{t("progress.title")}</h1>;
}
