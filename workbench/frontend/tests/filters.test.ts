import { expect, test } from "vitest";
import type { Template } from "../src/api/types";
import { categoriesOf, filtered, NO_FILTERS } from "../src/templates/filters";

function template(title: string, category: string, isDefault: boolean): Template {
  const dates = { createdAt: "2026-11-23T09:30:00Z", updatedAt: "2026-11-23T09:30:00Z" };
  return {
    id: title,
    title,
    category,
    content: "Dear [Name]",
    isDefault,
    userId: null,
    placeholders: ["Name"],
    ...dates,
  };
}

const MEETING = template("Meeting request", "Business", true);
const WEDDING = template("Wedding", "Personal", false);

test("every word of the search has to match, in any case", () => {
  expect(filtered([MEETING, WEDDING], { ...NO_FILTERS, search: "REQUEST  meet" })).toEqual([MEETING]);
  expect(filtered([MEETING, WEDDING], { ...NO_FILTERS, search: "dear" })).toEqual([MEETING, WEDDING]);
});

test("filters work together", () => {
  expect(filtered([MEETING, WEDDING], { ...NO_FILTERS, ownOnly: true })).toEqual([WEDDING]);
  expect(filtered([MEETING, WEDDING], { search: "", category: "Business", ownOnly: true })).toEqual([]);
});

test("each category is listed once, sorted", () => {
  expect(categoriesOf([WEDDING, MEETING, MEETING])).toEqual(["Business", "Personal"]);
});
