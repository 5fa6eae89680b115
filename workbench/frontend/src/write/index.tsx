import type { ViewProps } from "../core/view";

/** The editor. */
export default function Write({ t }: ViewProps) {
  return <h1>{t("write.title")}</h1>;
}
