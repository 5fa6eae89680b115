import { beforeEach, expect, test } from "vitest";
import {
  formatDate,
  formatDuration,
  formatNumber,
  loadLocale,
  loadViewMessages,
  messageFor,
  preferredLocale,
  t,
} from "../src/i18n";

function browserSpeaks(...languages: string[]) {
  Object.defineProperty(navigator, "languages", { value: languages, configurable: true });
}

function setCookie(text: string) {
  // biome-ignore lint/suspicious/noDocumentCookie: as the page does.
  document.cookie = text;
}

beforeEach(async () => {
  setCookie("sahi-language=; path=/; max-age=0");
  await loadLocale("en");
  await loadViewMessages();
});

test("the first language of the browser that the page speaks is chosen", () => {
  browserSpeaks("de-DE", "hi-IN", "en");
  expect(preferredLocale()).toBe("hi");
  browserSpeaks("de", "fr");
  expect(preferredLocale()).toBe("en");
});

test("Traditional Chinese is not taken for Simplified", () => {
  browserSpeaks("zh-TW", "es");
  expect(preferredLocale()).toBe("es");
  browserSpeaks("zh-CN");
  expect(preferredLocale()).toBe("zh-Hans");
});

test("what the user has chosen counts more than the browser", () => {
  setCookie("sahi-language-of-others=es; path=/");
  setCookie("sahi-language=ar; path=/");
  browserSpeaks("es");
  expect(preferredLocale()).toBe("ar");
  history.replaceState(null, "", "/app/sign-up?language=hi");
  expect(preferredLocale()).toBe("hi");
  history.replaceState(null, "", "/app/sign-in?language=xx");
  expect(preferredLocale()).toBe("hi");
  setCookie("sahi-language=<script>; path=/");
  expect(preferredLocale()).toBe("es");
});

test("a count chooses the form and is written as the language does", async () => {
  expect(t("templates.found", { count: 1 })).toBe("1 template");
  expect(t("templates.found", { count: 1234 })).toBe("1,234 templates");
  await loadLocale("es");
  expect(t("templates.found", { count: 12345 })).toBe("12.345 plantillas");
});

test("dates and numbers are written as where the user lives, and in British English without a region", async () => {
  browserSpeaks("hi", "en-IN");
  await loadLocale("en");
  expect(formatNumber(1234567)).toBe("12,34,567");
  browserSpeaks("fr-CA");
  await loadLocale("en");
  expect(formatDate("2026-11-28T12:00:00Z")).toBe("28 Nov 2026");
});

test("the document says its language and direction", async () => {
  await loadLocale("ar");
  expect([document.documentElement.lang, document.documentElement.dir]).toEqual(["ar", "rtl"]);
  await loadLocale("en");
  expect(document.documentElement.dir).toBe("ltr");
});

test("a code without a translation shows the server's text", () => {
  expect(messageFor("problem", "network", "x")).toContain("cannot be reached");
  expect(messageFor("problem", "a_new_code", "The server's own words.")).toBe("The server's own words.");
});

test("a time to wait is said in the unit that fits", () => {
  expect(formatDuration(7)).toBe("7 seconds");
  expect(formatDuration(301)).toBe("6 minutes");
  expect(formatDuration(7_200)).toBe("2 hours");
});
