import { beforeAll, describe, expect, it } from "vitest";
import { loadLocale, loadViewMessages } from "../../src/i18n";
import { describeChange } from "../../src/write/card/describe";
import { catalogueLanguage, languageName, writtenIn } from "../../src/write/checking/languages";

describe("a change in words", () => {
  beforeAll(async () => {
    await loadLocale("en");
    await loadViewMessages();
  });

  it.each([
    ["", ",", "Add a comma"],
    ["", " ", "Add a space"],
    ["", "the ", "Add “the”"],
    [" ", ", ", "Add a comma"],
    [" ", "", "Remove the space"],
    ["\n", "", "Remove the line break"],
    ["\n\n", " ", "Change the spacing"],
    ["  ", " ", "Use one space"],
    [" the", "", "Remove “the”"],
    ["doctor", "doctor,", "Add a comma after “doctor”"],
    ["Mr", "Mr.", "Add a full stop after “Mr”"],
  ])("from %j to %j", (original, replacement, words) => {
    expect(describeChange(original, replacement)).toBe(words);
  });

  it("is not needed where the text shows it", () => {
    expect(describeChange("go", "goes")).toBeNull();
    expect(describeChange("go", "went,")).toBeNull();
  });
});

describe("languages", () => {
  it("have their own names", () => {
    expect(languageName("hi")).toBe("हिन्दी");
    expect(languageName("no such tag")).toBe("no such tag");
  });

  it("are recognised by their script", () => {
    expect(writtenIn("यह ग़लत है।", "hi")).toBe("hi");
    expect(writtenIn("This is wrong.", "hi")).toBe("en");
    expect([catalogueLanguage("fr"), catalogueLanguage("es-MX"), catalogueLanguage("zh-Hant")]).toEqual([
      "en",
      "es-MX",
      "en",
    ]);
    expect(writtenIn("Esto está mal.", "es")).toBe("es");
  });
});
