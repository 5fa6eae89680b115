import type { EditorState } from "@codemirror/state";
import type { Api } from "../../api/client";
import type { Mark } from "../marks/mark";
import { Offsets } from "../text/offsets";
import { paragraphs } from "../text/paragraphs";
import { sendable } from "../text/sendable";

export interface Explained {
  readonly message: string;
  readonly language: string;
}

/** Ask why `mark` is one; only the paragraph around it is sent. */
export async function explain(
  api: Api,
  state: EditorState,
  mark: Mark,
  language: string,
): Promise<Explained> {
  const text = sendable(state.doc.toString());
  const around = paragraphs(text).find(
    each => each.from <= mark.from && mark.to <= each.from + each.text.length,
  );
  const [from, paragraph] = around ? [around.from, around.text] : [0, text];
  const offsets = new Offsets(paragraph);
  const offset = offsets.toPoints(mark.from - from);
  const length = offsets.toPoints(mark.to - from) - offset;
  const edits = [{ offset, length, replacement: mark.suggestions[0] ?? "" }];
  const answer = await api.post("/actions/explain", { text: paragraph, edits, language });
  return { message: answer.explanations[0]?.message ?? "", language };
}
