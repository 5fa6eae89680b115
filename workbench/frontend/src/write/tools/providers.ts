import { t } from "../../i18n";

/** Return the name of a provider if it has one that users know. */
export function knownName(provider: string): string | undefined {
  return provider === "gemini" ? "Gemini" : undefined;
}

/** Return what to call a provider in a sentence. */
export function providerName(provider: string): string {
  return knownName(provider) ?? t("write.language_model");
}
