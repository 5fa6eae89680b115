import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ApiError } from "../../src/api/problems";
import { Checker, type CheckState, PAUSE_MS } from "../../src/write/checking/checker";
import { findingsOf } from "../../src/write/checking/findings";
import { type CheckedPart, Memory } from "../../src/write/checking/memory";
import type { Finding } from "../../src/write/marks/mark";

describe("what the server found", () => {
  const edit = { offset: 2, length: 2, original: "go", replacement: "goes" };

  it("has the offsets of the editor", () => {
    expect(findingsOf("😀 go", { edits: [edit] }, "offline", "en")).toMatchObject([
      { from: 3, to: 5, original: "go", suggestions: ["goes"], category: "grammar", kind: "edit" },
    ]);
  });

  it("offers the replacement first and each suggestion once", () => {
    const answer = { edits: [{ ...edit, suggestions: ["went", "goes"] }] };
    expect(findingsOf("I go", answer, "offline", "en")[0]?.suggestions).toEqual(["goes", "went"]);
  });

  it("tells notices from edits", () => {
    const notice = { offset: 0, length: 1, original: "I", suggestions: ["We"], category: "pronoun" };
    expect(findingsOf("I go", { edits: [edit], notices: [notice] }, "model", "en")).toMatchObject([
      { kind: "edit", source: "model" },
      { kind: "notice", category: "pronoun", suggestions: ["We"] },
    ]);
  });

  it("leaves out what does not fit the text", () => {
    expect(findingsOf("He goes", { edits: [edit] }, "offline", "en")).toEqual([]);
  });
});

const found = (from: number, to: number, original: string): Finding => ({
  from,
  to,
  original,
  suggestions: ["x"],
  category: "grammar",
  rule: "",
  message: "",
  language: "en",
  kind: "edit",
  source: "offline",
});

describe("the memory", () => {
  it("asks for changed paragraphs only, the one with the caret first", () => {
    const memory = new Memory();
    const first = memory.next("One\n\nTwo\n\nThree", 6, 100);
    expect(first?.paragraphs).toEqual(["Two", "Three", "One"]);
    memory.remember(first ?? { text: "", paragraphs: [] }, []);
    expect(memory.next("One\n\nTwo!\n\nThree", 0, 100)?.text).toBe("Two!");
    expect(memory.next("Three\n\nOne", 0, 100)).toBeUndefined();
  });

  it("keeps within the limit, and says what can never be checked", () => {
    const memory = new Memory();
    expect(memory.next("aaaa\n\nbbbb", 0, 8)?.text).toBe("aaaa");
    expect(memory.next("😀a😀a😀\n\nbb", 0, 5)?.text).toBe("😀a😀a😀");
    expect(memory.next("aaaaaaaaa", 0, 8)).toBeUndefined();
    expect(memory.hasTooLong("aaaaaaaaa", 8)).toBe(true);
    expect(memory.hasTooLong("aaaa\n\nbbbb", 8)).toBe(false);
  });

  it("gives each paragraph its own findings, wherever it stands now", () => {
    const memory = new Memory();
    const batch = memory.next("One\n\nTwo", 0, 100);
    memory.remember(batch ?? { text: "", paragraphs: [] }, [
      found(1, 3, "ne"),
      found(5, 6, "T"),
      found(2, 6, "e\n\nT"),
    ]);
    expect(memory.known("New\n\nTwo\n\nOne")).toEqual([
      { from: 5, to: 8, marks: [found(5, 6, "T")] },
      { from: 10, to: 13, marks: [found(11, 13, "ne")] },
    ]);
  });
});

describe("checking as you type", () => {
  let text = "";
  let composing = false;
  let sent: { text: string; answer: (findings?: Finding[]) => void; fail: (error: unknown) => void }[];
  let shown: (readonly CheckedPart[])[];
  let states: CheckState[];
  let checker: Checker;

  beforeEach(() => {
    vi.useFakeTimers();
    text = "He go";
    composing = false;
    sent = [];
    shown = [];
    states = [];
    checker = new Checker(
      {
        text: () => text,
        caret: () => 0,
        isComposing: () => composing,
        send: (text, signal) =>
          new Promise((answer, fail) => {
            sent.push({ text, answer: (findings = []) => answer(findings), fail });
            signal.addEventListener("abort", () => fail(signal.reason));
          }),
        show: parts => shown.push(parts),
        report: state => states.push(state),
      },
      () => 1_000,
    );
  });

  afterEach(() => {
    checker.stop();
    vi.useRealTimers();
  });

  const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);
  const texts = () => sent.map(each => each.text);
  const problem = (status: number, code: string, retryAfter: number | null = null) =>
    new ApiError({ status, code, title: "", detail: "" }, retryAfter);

  it("waits for a pause of 0.8 s", async () => {
    checker.changed();
    await pass(PAUSE_MS - 100);
    text = "He goe";
    checker.changed();
    await pass(PAUSE_MS - 1);
    expect(texts()).toEqual([]);
    await pass(1);
    expect(texts()).toEqual(["He goe"]);
  });

  it("shows what was found, and says when it is done", async () => {
    checker.changed();
    await pass(PAUSE_MS);
    sent[0]?.answer([found(3, 5, "go")]);
    await pass(0);
    expect(shown.at(-1)).toEqual([{ from: 0, to: 5, marks: [found(3, 5, "go")] }]);
    expect(states.map(state => state.kind)).toEqual(["waiting", "checking", "ready"]);
  });

  it("has one request at a time, and drops what is about an older text", async () => {
    checker.changed();
    await pass(PAUSE_MS);
    text = "She go";
    checker.changed();
    await pass(PAUSE_MS * 3);
    expect(texts()).toEqual(["He go"]);
    sent[0]?.answer([found(3, 5, "go")]);
    await pass(0);
    expect(shown.flat()).toEqual([]);
    expect(texts()).toEqual(["He go", "She go"]);
  });

  it("never sends or shows anything while an input method composes", async () => {
    composing = true;
    checker.changed();
    await pass(PAUSE_MS * 5);
    expect(texts()).toEqual([]);
    composing = false;
    await pass(PAUSE_MS);
    composing = true;
    const before = shown.length;
    sent[0]?.answer([found(3, 5, "go")]);
    await pass(PAUSE_MS);
    expect(shown).toHaveLength(before);
    composing = false;
    await pass(PAUSE_MS);
    expect(shown.at(-1)).toHaveLength(1);
  });

  it("tries again after a failure, later each time, until the server is back", async () => {
    checker.changed();
    await pass(PAUSE_MS);
    sent[0]?.fail(problem(0, "network"));
    await pass(1_000);
    sent[1]?.fail(problem(503, "database_unavailable"));
    await pass(1_999);
    expect(sent).toHaveLength(2);
    await pass(1);
    sent[2]?.answer();
    await pass(0);
    expect(states.map(state => state.kind).slice(1)).toEqual([
      "checking",
      "failed",
      "checking",
      "failed",
      "checking",
      "ready",
    ]);
  });

  it("waits as long as the server asks", async () => {
    checker.changed();
    await pass(PAUSE_MS);
    sent[0]?.fail(problem(429, "rate_limited", 20));
    await pass(19_999);
    expect(sent).toHaveLength(1);
    await pass(1);
    expect(sent).toHaveLength(2);
  });

  it.each([
    [401, "token_invalid"],
    [400, "invalid_input"],
  ])("does not repeat what was rejected with %i", async (status, code) => {
    checker.changed();
    await pass(PAUSE_MS);
    sent[0]?.fail(problem(status, code));
    await pass(60_000);
    expect(sent).toHaveLength(1);
  });

  it("checks everything again when asked, without the answer under way", async () => {
    checker.changed();
    await pass(PAUSE_MS);
    checker.again();
    await pass(0);
    expect(texts()).toEqual(["He go", "He go"]);
    expect(states.at(-1)?.kind).toBe("checking");
  });
});
