import { Store } from "../core/store";
import type { FirstMessages, MessageKey, ViewMessages } from "./en";

export type { MessageKey } from "./en";
export type Params = Record<string, string | number>;
export type Translate = (key: MessageKey, params?: Params) => string;

export interface Language {
  tag: string;
  name: string;
  direction: "ltr" | "rtl";
}

export const LANGUAGES: Language[] = [
  { tag: "en", name: "English", direction: "ltr" },
  { tag: "hi", name: "हिन्दी", direction: "ltr" },
  { tag: "es", name: "Español", direction: "ltr" },
  { tag: "zh-Hans", name: "简体中文", direction: "ltr" },
  { tag: "ar", name: "العربية", direction: "rtl" },
];

/** The pages that the server writes itself read it, too. A sign-out clears the storage of the page, but no cookies. */
const COOKIE = "sahi-language";
const COOKIE_SECONDS = 365 * 24 * 60 * 60;

type Part<Messages> = () => Promise<{ default: Messages }>;

/** The two parts of each language: what is needed at once, and what only the views of a user need. */
const dictionaries: Record<string, [first: Part<FirstMessages>, views: Part<ViewMessages>]> = {
  en: [() => import("./en"), () => import("./en/views")],
  hi: [() => import("./hi"), () => import("./hi/views")],
  es: [() => import("./es"), () => import("./es/views")],
  "zh-Hans": [() => import("./zh-Hans"), () => import("./zh-Hans/views")],
  ar: [() => import("./ar"), () => import("./ar/views")],
};

let messages: Partial<FirstMessages & ViewMessages> = {};
let viewsWanted = false;
let plurals = new Intl.PluralRules("en");
let region = "en-GB";
let numbers = new Intl.NumberFormat(region);

/** The language of the page; it changes only once its dictionary is there. */
export const locale = new Store("en");

/** Return the language that the user chose, else the first of the browser's that there is, else English. */
export function preferredLocale(): string {
  // The front page says which language was chosen there.
  const chosen = new URLSearchParams(location.search).get("language");
  if (LANGUAGES.some(({ tag }) => tag === chosen)) rememberChoice(String(chosen));
  const wanted = [rememberedChoice(), ...navigator.languages];
  for (const tag of wanted) {
    const found = LANGUAGES.find(language => tag && sameLanguage(language.tag, tag));
    if (found) return found.tag;
  }
  return "en";
}

function sameLanguage(ours: string, theirs: string): boolean {
  // Traditional Chinese is a language of its own: its readers are better served in English.
  if (/^zh-(hant|tw|hk|mo)/i.test(theirs)) return false;
  return ours.split("-")[0] === theirs.toLowerCase().split("-")[0];
}

export async function loadLocale(tag: string): Promise<void> {
  const [first, views] = dictionaries[tag] ?? [];
  const parts = await Promise.all([first?.(), viewsWanted ? views?.() : undefined]);
  messages = Object.assign({}, ...parts.map(part => part?.default));
  plurals = new Intl.PluralRules(tag);
  region = regionOf(tag);
  numbers = new Intl.NumberFormat(region);
  document.documentElement.lang = tag;
  document.documentElement.dir = LANGUAGES.find(language => language.tag === tag)?.direction ?? "ltr";
  locale.set(tag);
}

/** Return whose dates and numbers to write: the user's own variety of a language, British English without one. */
function regionOf(tag: string): string {
  const own = navigator.languages.find(each => each.includes("-") && sameLanguage(tag, each));
  return own ?? (tag === "en" ? "en-GB" : tag);
}

/** Load what the views of a signed-in user say, in the language of the page. */
export async function loadViewMessages(): Promise<void> {
  if (viewsWanted) return;
  viewsWanted = true;
  await loadLocale(locale.value);
}

export async function chooseLocale(tag: string): Promise<void> {
  rememberChoice(tag);
  await loadLocale(tag);
}

function rememberedChoice(): string | undefined {
  const cookies = document.cookie.split("; ");
  return cookies.find(cookie => cookie.startsWith(`${COOKIE}=`))?.slice(COOKIE.length + 1);
}

function rememberChoice(tag: string): void {
  const secure = location.protocol === "https:" ? "; secure" : "";
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing on plain http.
  document.cookie = `${COOKIE}=${tag}; path=/; max-age=${COOKIE_SECONDS}; samesite=lax${secure}`;
}

/**
 * Return the message `key` in the language of the page.
 *
 * A message with plural forms is chosen by the parameter `count`. Numbers are written as the language does.
 */
export const t: Translate = (key, params = {}) => {
  const message: string | Partial<Record<Intl.LDMLPluralRule, string>> | undefined = messages[key];
  if (message === undefined) return key;
  const text = typeof message === "string" ? message : pluralForm(message, Number(params.count));
  return text.replaceAll(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = params[name];
    return typeof value === "number" ? numbers.format(value) : (value ?? placeholder);
  });
};

function pluralForm(forms: Partial<Record<Intl.LDMLPluralRule, string>>, count: number): string {
  return forms[plurals.select(count)] ?? forms.other ?? "";
}

export function formatDate(
  iso: string,
  options: Intl.DateTimeFormatOptions = { dateStyle: "medium" },
): string {
  return new Intl.DateTimeFormat(region, options).format(new Date(iso));
}

export function formatNumber(value: number, options: Intl.NumberFormatOptions = {}): string {
  return new Intl.NumberFormat(region, options).format(value);
}

/** Write a waiting time in the largest unit that fits, like "5 minutes". */
export function formatDuration(seconds: number): string {
  const [unit, size] = seconds < 90 ? ["second", 1] : seconds < 5_400 ? ["minute", 60] : ["hour", 3_600];
  const options: Intl.NumberFormatOptions = { style: "unit", unit: String(unit), unitDisplay: "long" };
  return formatNumber(Math.ceil(seconds / Number(size)), options);
}

/** Return the message of a key that is put together at run time, or `fallback` if there is none. */
export function messageFor(prefix: string, id: string, fallback: string, params: Params = {}): string {
  const key = `${prefix}.${id}` as MessageKey;
  return key in messages ? t(key, params) : fallback;
}
