import { LANGUAGES } from "../../i18n";

const SCRIPTS: Readonly<Record<string, RegExp>> = {
  Deva: /\p{Script=Devanagari}/u,
  Hans: /\p{Script=Han}/u,
  Arab: /\p{Script=Arabic}/u,
};

/** Return a language's name in that language. */
export function languageName(tag: string): string {
  const known = LANGUAGES.find(language => language.tag === tag);
  if (known) return known.name;
  try {
    return new Intl.DisplayNames(tag, { type: "language" }).of(tag) ?? tag;
  } catch {
    // A tag that this browser does not know.
    return tag;
  }
}

/** Return `language` if `message` can be in it, else English: an older server explains in English only. */
export function writtenIn(message: string, language: string): string {
  const script = new Intl.Locale(language).maximize().script ?? "Latn";
  const letters = SCRIPTS[script];
  return letters && !letters.test(message) ? "en" : language;
}
