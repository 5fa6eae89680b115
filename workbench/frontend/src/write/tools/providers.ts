import { t } from "../../i18n";

/** Return what to call a provider: a name if it has one that users know. */
export function providerName(provider: string): string {
  if (provider === "gemini") return "Gemini";
  return t("write.language_model");
}
