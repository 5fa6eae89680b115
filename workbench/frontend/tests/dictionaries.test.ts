import { expect, test } from "vitest";
import ar from "../src/i18n/ar";
import en from "../src/i18n/en";
import es from "../src/i18n/es";
import hi from "../src/i18n/hi";
import zhHans from "../src/i18n/zh-Hans";

const translations: [string, Record<string, unknown>][] = Object.entries({ ar, es, hi, "zh-Hans": zhHans });

/** Return the placeholders of a message; a form for "one" may leave the number out. */
function placeholders(message: unknown): string[] {
  const text = typeof message === "string" ? message : (message as { other: string }).other;
  return [...text.matchAll(/\{\w+\}/g)].map(found => found[0]).sort();
}

test.each(translations)("%s has every message, and no other", (_, dictionary) => {
  expect(Object.keys(dictionary).sort()).toEqual(Object.keys(en).sort());
});

test.each(translations)("%s keeps the placeholders of every message", (_, dictionary) => {
  for (const [key, message] of Object.entries(en)) {
    expect([key, placeholders(dictionary[key])]).toEqual([key, placeholders(message)]);
  }
});

test.each(translations)("%s has the plural forms its grammar asks for", (tag, dictionary) => {
  const forms = new Intl.PluralRules(tag).resolvedOptions().pluralCategories;
  for (const [key, message] of Object.entries(dictionary)) {
    if (typeof message !== "string")
      expect([key, Object.keys(message as object).sort()]).toEqual([key, [...forms].sort()]);
  }
});

test.each(translations)("%s leaves no message empty", (_, dictionary) => {
  for (const [key, message] of Object.entries(dictionary)) {
    const texts = typeof message === "string" ? [message] : Object.values(message as object);
    expect([key, texts.every(text => text.trim())]).toEqual([key, true]);
  }
});
