import { expect, test } from "vitest";
import ar from "../src/i18n/ar";
import arViews from "../src/i18n/ar/views";
import en from "../src/i18n/en";
import enViews from "../src/i18n/en/views";
import es from "../src/i18n/es";
import esViews from "../src/i18n/es/views";
import hi from "../src/i18n/hi";
import hiViews from "../src/i18n/hi/views";
import zh from "../src/i18n/zh-Hans";
import zhViews from "../src/i18n/zh-Hans/views";

const english: Record<string, unknown> = { ...en, ...enViews };
const translations: [string, Record<string, unknown>][] = [
  ["ar", { ...ar, ...arViews }],
  ["es", { ...es, ...esViews }],
  ["hi", { ...hi, ...hiViews }],
  ["zh-Hans", { ...zh, ...zhViews }],
];

/** Return the placeholders of a message; a form for "one" may leave the number out. */
function placeholders(message: unknown): string[] {
  const text = typeof message === "string" ? message : (message as { other: string }).other;
  return [...text.matchAll(/\{\w+\}/g)].map(found => found[0]).sort();
}

test.each(translations)("%s has every message, and no other", (_, dictionary) => {
  expect(Object.keys(dictionary).sort()).toEqual(Object.keys(english).sort());
});

test.each(translations)("%s keeps the placeholders of every message", (_, dictionary) => {
  for (const [key, message] of Object.entries(english)) {
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
