import { expect, test } from "vitest";
import { fill, namesIn, textOf } from "../src/templates/placeholders";

test("names each placeholder once, in the order of the text", () => {
  expect(namesIn("Dear [Name], on {date} [Name] and [2] met.")).toEqual(["Name", "date"]);
});

test("leaves links of Markdown and numbers alone", () => {
  expect(namesIn("[text](https://example.org) [1] {0}")).toEqual([]);
});

test("finds names in any script", () => {
  expect(namesIn("प्रिय [नाम], {日期}")).toEqual(["नाम", "日期"]);
});

test("puts values in literally, and keeps what has none", () => {
  const parts = fill("Dear [Name], see {link}.", { Name: "{link}" });
  expect(textOf(parts)).toBe("Dear {link}, see {link}.");
  expect(parts.filter(part => part.name && !part.filled).map(part => part.name)).toEqual(["link"]);
});
