import { describe, expect, it } from "vitest";
import { comparison } from "../../src/write/text/comparison";
import { codePoints, countsOf } from "../../src/write/text/counts";
import { Offsets } from "../../src/write/text/offsets";
import { paragraphs } from "../../src/write/text/paragraphs";
import { sendable } from "../../src/write/text/sendable";

describe("offsets", () => {
  const text = "a😀b👩‍👩‍👧c नमस्ते 𝒳";

  it("agree with a count of every character, both ways", () => {
    const offsets = new Offsets(text);
    let unit = 0;
    for (const [point, character] of [...text].entries()) {
      expect(offsets.toUnits(point)).toBe(unit);
      expect(offsets.toPoints(unit)).toBe(point);
      unit += character.length;
    }
    expect(offsets.toUnits([...text].length)).toBe(text.length);
  });

  it("are the same in a text of the basic plane", () => {
    expect(new Offsets("नमस्ते, world").toUnits(7)).toBe(7);
  });

  it("count a lone half of a surrogate pair as one character", () => {
    expect(new Offsets("\uD83Da").toUnits(1)).toBe(1);
  });
});

describe("what is sent", () => {
  it("has neither lone surrogates nor NUL, and keeps its length", () => {
    const text = "a\uD83Db\0c\uDE00";
    expect(sendable(text)).toBe("a\uFFFDb\uFFFDc\uFFFD");
    expect(sendable(text)).toHaveLength(text.length);
  });

  it("keeps whole pairs", () => expect(sendable("a😀")).toBe("a😀"));
});

describe("paragraphs", () => {
  it("end at blank lines, with their places", () => {
    const text = "\n\nOne\ntwo\n \t\nThree\n\n\n...\n\nFour\n";
    expect(paragraphs(text)).toEqual([
      { from: 2, text: "One\ntwo" },
      { from: 13, text: "Three" },
      { from: 26, text: "Four\n" },
    ]);
    for (const { from, text: part } of paragraphs(text)) {
      expect(text.slice(from, from + part.length)).toBe(part);
    }
  });

  it("are none in a blank text", () => expect(paragraphs(" \n\n 12 ")).toEqual([]));
});

describe("counts", () => {
  it.each([
    ["I don't know, O'Neill-Smith.", 4],
    ["नमस्ते दुनिया", 2],
    ["مرحبا بالعالم", 2],
    ["你好 world", 3],
    ["  ", 0],
    ["—", 0],
  ])("finds the words of %s", (text, words) => expect(countsOf(text).words).toBe(words));

  it("counts code points", () => expect(codePoints("a😀b\uD83D")).toBe(4));
});

describe("a comparison", () => {
  it("shows what goes and what comes", () => {
    expect(
      comparison("I has a cat", [
        { from: 11, to: 11, replacement: "." },
        { from: 2, to: 5, replacement: "have" },
      ]),
    ).toEqual([
      { kind: "same", text: "I " },
      { kind: "deleted", text: "has" },
      { kind: "inserted", text: "have" },
      { kind: "same", text: " a cat" },
      { kind: "inserted", text: "." },
    ]);
  });

  it("passes over a change inside another", () => {
    const changes = [
      { from: 0, to: 5, replacement: "x" },
      { from: 2, to: 3, replacement: "y" },
    ];
    expect(comparison("abcde", changes).map(stretch => stretch.text)).toEqual(["abcde", "x"]);
  });
});
