import { history, redo, undo } from "@codemirror/commands";
import { EditorState, type TransactionSpec } from "@codemirror/state";
import { describe, expect, it } from "vitest";
import { accept, acceptAll, dismiss, sameWord } from "../../src/write/marks/decisions";
import type { Finding } from "../../src/write/marks/mark";
import { shownCategory, styleOf } from "../../src/write/marks/mark";
import { forgotten, found, marksExtension, marksField, openMarks } from "../../src/write/marks/marks_field";
import { markAt, nextMark, previousMark } from "../../src/write/marks/navigation";

class Editor {
  state: EditorState;

  constructor(doc: string) {
    this.state = EditorState.create({ doc, extensions: [history(), marksExtension] });
  }

  /** Marks every occurrence of the words, each with its replacement; an empty word goes to the end. */
  check(findings: Record<string, string | Partial<Finding>>, replacesAll = false): void {
    const doc = this.text;
    const marks = Object.entries(findings).map(([original, given]) => {
      const from = original === "" ? doc.length : doc.indexOf(original);
      const more = typeof given === "string" ? { suggestions: [given] } : given;
      return finding({ from, to: from + original.length, original, ...more });
    });
    this.dispatch({ effects: found.of({ from: 0, to: doc.length, marks, replacesAll }) });
  }

  dispatch(spec: TransactionSpec): void {
    this.state = this.state.update(spec).state;
  }

  type(at: number, insert: string, to = at): void {
    this.dispatch({ changes: { from: at, to, insert }, userEvent: "input.type" });
  }

  run(command: typeof undo): void {
    command({ state: this.state, dispatch: tr => (this.state = tr.state) });
  }

  mark(original: string) {
    const mark = openMarks(this.state).find(each => each.original === original);
    if (!mark) throw new Error(`no mark on ${original}`);
    return mark;
  }

  get text(): string {
    return this.state.doc.toString();
  }

  get marked(): string[] {
    return openMarks(this.state).map(({ from, to }) => this.state.sliceDoc(from, to));
  }
}

function finding(given: Partial<Finding>): Finding {
  return {
    from: 0,
    to: 0,
    original: "",
    suggestions: [""],
    category: "grammar",
    rule: "",
    message: "",
    language: "en",
    kind: "edit",
    source: "offline",
    ...given,
  };
}

describe("typing", () => {
  it("moves the marks behind it and keeps those in front", () => {
    const editor = new Editor("He go to scool");
    editor.check({ go: "goes", scool: "school" });
    editor.type(5, " often");
    expect(editor.text).toBe("He go often to scool");
    expect(editor.marked).toEqual(["go", "scool"]);
  });

  it.each([
    ["inside a mark", 4, "x"],
    ["a letter after its end", 5, "e"],
    ["a letter before its start", 3, "e"],
  ])("%s drops it", (_, at, insert) => {
    const editor = new Editor("He go to scool");
    editor.check({ go: "goes", scool: "school" });
    editor.type(at, insert);
    expect(editor.marked).toEqual(["scool"]);
  });

  it("a blank beside a mark keeps it", () => {
    const editor = new Editor("He go");
    editor.check({ go: "goes" });
    editor.type(5, " ");
    expect(editor.marked).toEqual(["go"]);
  });

  it("drops a mark that a deletion joins to the next word", () => {
    const editor = new Editor("He go to");
    editor.check({ go: "goes" });
    editor.type(5, "", 6);
    expect(editor.marked).toEqual([]);
  });

  it("beside a mark of length 0 drops it", () => {
    const editor = new Editor("Yes");
    editor.check({ "": "." });
    editor.type(3, "!");
    expect(editor.marked).toEqual([]);
  });

  it("brings a dropped mark back when it is undone", () => {
    const editor = new Editor("He go to scool");
    editor.check({ go: "goes", scool: "school" });
    editor.type(4, "x");
    editor.run(undo);
    expect(editor.marked).toEqual(["go", "scool"]);
  });
});

describe("accepting", () => {
  it("changes the text and takes only that mark away", () => {
    const editor = new Editor("He go to scool");
    editor.check({ go: "goes", scool: "school" });
    editor.dispatch(accept(editor.mark("go"), "goes"));
    expect(editor.text).toBe("He goes to scool");
    expect(editor.marked).toEqual(["scool"]);
  });

  it("leaves a mark that only touches it", () => {
    const editor = new Editor("I recieve");
    editor.check({ recieve: "receive", "": "." });
    editor.dispatch(accept(editor.mark("recieve"), "receive"));
    editor.dispatch(accept(editor.mark(""), "."));
    expect(editor.text).toBe("I receive.");
  });

  it("is undone and done again with its mark", () => {
    const editor = new Editor("He go to scool");
    editor.check({ go: "goes", scool: "school" });
    const { id } = editor.mark("go");
    editor.dispatch(accept(editor.mark("go"), "goes"));
    editor.run(undo);
    expect(editor.text).toBe("He go to scool");
    expect(editor.mark("go").id).toBe(id);
    editor.run(redo);
    expect(editor.text).toBe("He goes to scool");
    expect(editor.marked).toEqual(["scool"]);
    editor.run(undo);
    expect(editor.marked).toEqual(["go", "scool"]);
  });

  it("is a step of its own, even right after typing", () => {
    const editor = new Editor("He go");
    editor.check({ go: "goes" });
    editor.type(5, " ");
    editor.dispatch(accept(editor.mark("go"), "goes"));
    editor.type(8, "x");
    editor.run(undo);
    expect(editor.text).toBe("He goes ");
    editor.run(undo);
    expect(editor.text).toBe("He go ");
  });

  it("everything is one step, and leaves notices alone", () => {
    const editor = new Editor("He go to scool wiht me");
    editor.check({ go: "goes", scool: "school", wiht: { suggestions: ["with"], kind: "notice" }, "": "." });
    editor.dispatch(acceptAll(openMarks(editor.state)));
    expect(editor.text).toBe("He goes to school wiht me.");
    expect(editor.marked).toEqual(["wiht"]);
    editor.run(undo);
    expect(editor.text).toBe("He go to scool wiht me");
    expect(editor.marked).toEqual(["go", "scool", "wiht", ""]);
  });
});

describe("ignoring", () => {
  it("takes the mark away for good, until it is undone", () => {
    const editor = new Editor("He go");
    editor.check({ go: "goes" });
    editor.dispatch(dismiss([editor.mark("go")], "ignored"));
    editor.type(0, "Yes. ");
    editor.check({ go: "goes" });
    expect(editor.marked).toEqual([]);
    editor.run(undo);
    editor.run(undo);
    expect(editor.marked).toEqual(["go"]);
    editor.check({ go: "goes" });
    expect(editor.marked).toEqual(["go"]);
  });

  it("is for this place only", () => {
    const editor = new Editor("go on, go");
    const marks = [finding({ from: 0, to: 2, original: "go" }), finding({ from: 7, to: 9, original: "go" })];
    const check = () => editor.dispatch({ effects: found.of({ from: 0, to: 9, marks, replacesAll: false }) });
    check();
    editor.dispatch(dismiss([editor.mark("go")], "ignored"));
    check();
    expect(openMarks(editor.state).map(mark => mark.from)).toEqual([7]);
  });

  it("a word for the dictionary takes all its marks", () => {
    const editor = new Editor("Priya and Priya");
    const spelling = { original: "Priya", category: "spelling" } as const;
    const marks = [finding({ to: 5, ...spelling }), finding({ from: 10, to: 15, ...spelling })];
    editor.dispatch({ effects: found.of({ from: 0, to: 15, marks, replacesAll: false }) });
    expect(sameWord(editor.state, editor.mark("Priya"))).toHaveLength(2);
  });
});

describe("a check", () => {
  it("never leaves two suggestions on the same letters; edits win over notices", () => {
    const editor = new Editor("to scool today");
    editor.check({
      "to scool": { suggestions: ["school"], kind: "notice" },
      scool: "school",
      "scool today": "school now",
    });
    expect(editor.marked).toEqual(["scool"]);
  });

  it("keeps the identity of what it finds again", () => {
    const editor = new Editor("He go");
    editor.check({ go: "goes" });
    const before = openMarks(editor.state);
    editor.check({ go: "goes" });
    expect(openMarks(editor.state)).toBe(before);
  });

  it("keeps what a model has found, and what it says wins over the offline engine", () => {
    const editor = new Editor("He go to scool");
    editor.check({ go: { suggestions: ["went"], source: "model" } }, true);
    editor.check({ go: "goes", scool: "school" });
    expect(openMarks(editor.state).map(mark => mark.suggestions[0])).toEqual(["went", "school"]);
    editor.check({ go: { suggestions: ["went"], source: "model" } }, true);
    expect(editor.marked).toEqual(["go"]);
  });

  it("of one part leaves the rest alone", () => {
    const editor = new Editor("go\n\nscool");
    editor.check({ go: "goes", scool: "school" });
    editor.dispatch({ effects: found.of({ from: 4, to: 9, marks: [], replacesAll: false }) });
    expect(editor.marked).toEqual(["go"]);
  });

  it("can be forgotten altogether", () => {
    const editor = new Editor("He go");
    editor.check({ go: "goes" });
    editor.dispatch({ effects: forgotten.of(null) });
    expect(editor.state.field(marksField)).toEqual({ open: [], ignored: [] });
  });
});

describe("a mark", () => {
  it.each([
    ["spelling", "edit", "wavy"],
    ["spacing", "edit", "wavy"],
    ["capitalization", "edit", "wavy"],
    ["agreement", "edit", "solid"],
    ["grammar", "edit", "solid"],
    ["style", "edit", "dotted"],
    ["spelling", "notice", "dotted"],
  ] as const)("of %s as %s is %s", (category, kind, style) =>
    expect(styleOf({ category, kind })).toBe(style),
  );

  it("without a known category is about grammar", () => {
    expect(shownCategory(undefined)).toBe("grammar");
    expect(shownCategory("no such thing")).toBe("grammar");
    expect(shownCategory("article")).toBe("article");
  });

  it("is found from its start to its end, and around it", () => {
    const editor = new Editor("He go to scool");
    editor.check({ go: "goes", scool: "school" });
    const marks = openMarks(editor.state);
    expect(markAt(marks, 5)?.original).toBe("go");
    expect(markAt(marks, 6)).toBeUndefined();
    expect(nextMark(marks, 5)?.original).toBe("scool");
    expect(nextMark(marks, 12)?.original).toBe("go");
    expect(previousMark(marks, 3)?.original).toBe("scool");
  });
});

describe("an explanation that comes later", () => {
  it("changes the mark and not its identity", () => {
    const editor = new Editor("He go");
    editor.check({ go: "goes" });
    const { id } = editor.mark("go");
    editor.check({ go: { suggestions: ["goes"], message: "After “he”, add -es." } });
    expect(editor.mark("go")).toMatchObject({ id, message: "After “he”, add -es." });
  });
});
