import { history, historyKeymap } from "@codemirror/commands";
import type { Extension } from "@codemirror/state";
import { EditorView, type KeyBinding, keymap } from "@codemirror/view";
import { decorationsExtension } from "../marks/decorations";
import { marksExtension } from "../marks/marks_field";
import { TEXT_KEYS } from "./keys";

interface Setup {
  /** What screen readers call the editor, and the element that explains its keys. */
  label(): string;
  readonly describedBy: string;
  readonly keys: readonly KeyBinding[];
}

// The extensions of other writing services would draw their marks over these.
const OTHERS_OFF = { "data-gramm": "false", "data-gramm_editor": "false", "data-lt-active": "false" };

/** Return what the editor is made of; Tab is not bound, so that it leaves the editor. */
export function extensions({ label, describedBy, keys }: Setup): Extension {
  // CodeMirror writes a style element; without the nonce of the page, its policy would leave the editor blank.
  const nonce = document.getElementById("app")?.dataset.nonce ?? "";
  return [
    EditorView.cspNonce.of(nonce),
    history(),
    marksExtension,
    decorationsExtension,
    EditorView.lineWrapping,
    EditorView.perLineTextDirection.of(true),
    EditorView.contentAttributes.of(() => ({
      "aria-label": label(),
      "aria-describedby": describedBy,
      // Whatever the language of the page: screen readers choose their voice by it.
      lang: "en",
      spellcheck: "false",
      autocorrect: "off",
      autocapitalize: "sentences",
      translate: "no",
      ...OTHERS_OFF,
    })),
    keymap.of([...keys, ...historyKeymap, ...TEXT_KEYS]),
  ];
}
