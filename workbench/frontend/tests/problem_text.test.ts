import { beforeEach, expect, test } from "vitest";
import { loadLocale } from "../src/i18n";
import { fieldErrorText } from "../src/ui/problem_text";

const TOO_SHORT = { field: "password", code: "too_short", message: "Use at least 8 characters." };

beforeEach(() => loadLocale("en"));

test("a limit is said in the language of the page", async () => {
  expect(fieldErrorText(TOO_SHORT)).toBe("Use at least 8 characters.");
  await loadLocale("es");
  expect(fieldErrorText(TOO_SHORT)).toBe("Usa al menos 8 caracteres.");
});

test("a code means what it means for its field, also within a list", () => {
  const invalid = (field: string) =>
    fieldErrorText({ field, code: "invalid", message: "The server's words." });
  expect(invalid("email")).toBe("This is not an e-mail address.");
  expect(invalid("words.0")).toContain("has no blanks");
  expect(invalid("name")).toBe("The server's words.");
});
