import { type Finding, shownCategory } from "../marks/mark";
import { Offsets } from "../text/offsets";
import { writtenIn } from "./languages";

/** A change or a suggestion as the server sends it. Members that an older server does not send are absent. */
export interface ServerEdit {
  readonly offset: number;
  readonly length: number;
  readonly original: string;
  readonly replacement?: string;
  readonly suggestions?: readonly string[];
  readonly category?: string;
  readonly rule?: string;
  readonly message?: string;
  /** The language of `message`, if it differs from that of the others. */
  readonly language?: string;
}

/** What a check of a text returns, as far as the editor reads it. */
export interface CheckAnswer {
  readonly edits?: readonly ServerEdit[];
  readonly notices?: readonly ServerEdit[];
  readonly provider?: string;
}

/** Return what the server found in `text`, with UTF-16 offsets; what does not fit the text is left out. */
export function findingsOf(
  text: string,
  answer: CheckAnswer,
  source: Finding["source"],
  language: string,
): Finding[] {
  const offsets = new Offsets(text);
  const read = (edit: ServerEdit, kind: Finding["kind"]): Finding => ({
    from: offsets.toUnits(edit.offset),
    to: offsets.toUnits(edit.offset + edit.length),
    original: edit.original,
    suggestions: suggestionsOf(edit),
    category: shownCategory(edit.category),
    rule: edit.rule ?? "",
    message: edit.message ?? "",
    language: writtenIn(edit.message ?? "", edit.language ?? language),
    kind,
    source,
  });
  return [
    ...(answer.edits ?? []).map(edit => read(edit, "edit")),
    ...(answer.notices ?? []).map(notice => read(notice, "notice")),
  ].filter(finding => text.slice(finding.from, finding.to) === finding.original);
}

function suggestionsOf(edit: ServerEdit): readonly string[] {
  // What "accept all" applies always comes first, whatever else is acceptable.
  const first = edit.replacement === undefined ? [] : [edit.replacement];
  return [...new Set([...first, ...(edit.suggestions ?? [])])];
}
