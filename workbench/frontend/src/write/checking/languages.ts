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

/** Return the language in which the server's own rules are explained to readers of `tag`: English unless it has theirs. */
export function catalogueLanguage(tag: string): string {
  const { language, script } = new Intl.Locale(tag).maximize();
  const known = LANGUAGES.some(each => {
    const own = new Intl.Locale(each.tag).maximize();
    return own.language === language && own.script === script;
  });
  return known ? tag : "en";
}

/** Return `language` if `message` can be in it, else English: an older server explains in English only. */
export function writtenIn(message: string, language: string): string {
  const script = new Intl.Locale(language).maximize().script ?? "Latn";
  const letters = SCRIPTS[script];
  return letters && !letters.test(message) ? "en" : language;
}
