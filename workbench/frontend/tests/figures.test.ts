import { expect, test } from "vitest";
import { exampleOf, type Rule } from "../src/progress/categories";
import { bars, type Day, per100Words, ranked } from "../src/progress/figures";

const TODAY = new Date("2026-11-28T12:00:00Z");

function day(date: string, words: number, edits: number): Day {
  return { date, checks: 1, words, edits, by_category: {} };
}

test("a month has a bar for each day, also for those without a check", () => {
  const month = bars([day("2026-11-28", 200, 4)], 30, TODAY);
  expect(month.length).toBe(30);
  expect(month.at(-1)).toEqual({ from: "2026-11-28", to: "2026-11-28", words: 200, edits: 4 });
  expect(month[0]?.from).toBe("2026-10-30");
});

test("a year is shown in runs of days, none of which is lost", () => {
  const days = [day("2026-11-28", 100, 1), day("2025-11-29", 50, 2)];
  const year = bars(days, 365, TODAY);
  expect(year.length).toBeLessThanOrEqual(31);
  expect(year.reduce((sum, bar) => sum + bar.words, 0)).toBe(150);
  expect([year[0]?.from, year.at(-1)?.to]).toEqual(["2025-11-29", "2026-11-28"]);
});

test("texts of any length can be compared", () => {
  expect(per100Words({ words: 50, edits: 1 })).toBe(2);
  expect(per100Words({ words: 0, edits: 0 })).toBe(0);
});

test("the most frequent kind of mistake comes first, and what did not occur is left out", () => {
  expect(ranked({ article: 1, spelling: 5, style: 0, agreement: 1 })).toEqual([
    ["spelling", 5],
    ["agreement", 1],
    ["article", 1],
  ]);
});

test("the example of a kind is of that kind", () => {
  const rule = (name: string, category: Rule["category"]): Rule => ({
    rule: name,
    category,
    message: "",
    wrong: "",
    right: "",
  });
  const rules = [rule("SpellCheck", "spelling"), rule("Commas", "punctuation")];
  const count = (name: string, category: string, count: number) => ({ rule: name, category, count });
  const counted = [count("SpellCheck", "spelling", 2), count("SpellCheck", "punctuation", 9)];
  expect(exampleOf("punctuation", { rules: counted }, rules)).toBeUndefined();
  const more = [...counted, count("Commas", "punctuation", 1)];
  expect(exampleOf("punctuation", { rules: more }, rules)?.rule).toBe("Commas");
  expect(exampleOf("spelling", { rules: more }, rules)?.rule).toBe("SpellCheck");
});
