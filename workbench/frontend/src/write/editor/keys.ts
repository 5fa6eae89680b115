import {
  cursorCharLeft,
  cursorCharRight,
  cursorDocEnd,
  cursorDocStart,
  cursorGroupLeft,
  cursorGroupRight,
  cursorLineBoundaryBackward,
  cursorLineBoundaryForward,
  cursorLineBoundaryLeft,
  cursorLineBoundaryRight,
  cursorLineDown,
  cursorLineUp,
  cursorPageDown,
  cursorPageUp,
  deleteGroupBackward,
  deleteGroupForward,
  deleteLineBoundaryBackward,
  insertNewline,
  selectAll,
  selectCharLeft,
  selectCharRight,
  selectDocEnd,
  selectDocStart,
  selectGroupLeft,
  selectGroupRight,
  selectLineBoundaryBackward,
  selectLineBoundaryForward,
  selectLineBoundaryLeft,
  selectLineBoundaryRight,
  selectLineDown,
  selectLineUp,
  selectPageDown,
  selectPageUp,
} from "@codemirror/commands";
import { EditorSelection, findClusterBreak, type SelectionRange, type Text } from "@codemirror/state";
import type { Command, KeyBinding } from "@codemirror/view";

/**
 * The keys of a text field.
 *
 * CodeMirror's own list indents program code on Enter and Backspace, and brings a parser for it: a third of
 * the editor's size that plain text has no use for.
 */
export const TEXT_KEYS: readonly KeyBinding[] = [
  { key: "ArrowLeft", run: cursorCharLeft, shift: selectCharLeft, preventDefault: true },
  { key: "ArrowRight", run: cursorCharRight, shift: selectCharRight, preventDefault: true },
  { key: "ArrowUp", run: cursorLineUp, shift: selectLineUp, preventDefault: true },
  { key: "ArrowDown", run: cursorLineDown, shift: selectLineDown, preventDefault: true },
  {
    key: "Mod-ArrowLeft",
    mac: "Alt-ArrowLeft",
    run: cursorGroupLeft,
    shift: selectGroupLeft,
    preventDefault: true,
  },
  {
    key: "Mod-ArrowRight",
    mac: "Alt-ArrowRight",
    run: cursorGroupRight,
    shift: selectGroupRight,
    preventDefault: true,
  },
  { mac: "Cmd-ArrowLeft", run: cursorLineBoundaryLeft, shift: selectLineBoundaryLeft, preventDefault: true },
  {
    mac: "Cmd-ArrowRight",
    run: cursorLineBoundaryRight,
    shift: selectLineBoundaryRight,
    preventDefault: true,
  },
  { mac: "Cmd-ArrowUp", run: cursorDocStart, shift: selectDocStart },
  { mac: "Cmd-ArrowDown", run: cursorDocEnd, shift: selectDocEnd },
  { key: "PageUp", run: cursorPageUp, shift: selectPageUp },
  { key: "PageDown", run: cursorPageDown, shift: selectPageDown },
  { key: "Home", run: cursorLineBoundaryBackward, shift: selectLineBoundaryBackward, preventDefault: true },
  { key: "End", run: cursorLineBoundaryForward, shift: selectLineBoundaryForward, preventDefault: true },
  { key: "Mod-Home", run: cursorDocStart, shift: selectDocStart },
  { key: "Mod-End", run: cursorDocEnd, shift: selectDocEnd },
  { key: "Mod-a", run: selectAll },
  { key: "Enter", run: insertNewline, shift: insertNewline },
  {
    key: "Backspace",
    run: deleteCharacter("backward"),
    shift: deleteCharacter("backward"),
    preventDefault: true,
  },
  { key: "Delete", run: deleteCharacter("forward"), preventDefault: true },
  { key: "Mod-Backspace", mac: "Alt-Backspace", run: deleteGroupBackward, preventDefault: true },
  { key: "Mod-Delete", mac: "Alt-Delete", run: deleteGroupForward, preventDefault: true },
  { mac: "Mod-Backspace", run: deleteLineBoundaryBackward, preventDefault: true },
];

/** What the main modifier key is called on this machine. */
export const MOD = /Mac|iPhone|iPad/.test(navigator.platform) ? "⌘" : "Ctrl";

/** Delete the selection, or one character as its reader sees it: an emoji with all its parts is one. */
function deleteCharacter(direction: "backward" | "forward"): Command {
  return ({ state, dispatch }) => {
    const changes = state.changeByRange(range => {
      const { from, to } = range.empty ? characterAt(state.doc, range, direction === "forward") : range;
      return { changes: { from, to }, range: EditorSelection.cursor(from) };
    });
    if (changes.changes.empty) return true;
    dispatch(state.update(changes, { userEvent: `delete.${direction}`, scrollIntoView: true }));
    return true;
  };
}

function characterAt(doc: Text, { head }: SelectionRange, forward: boolean): { from: number; to: number } {
  const line = doc.lineAt(head);
  const isAtEdge = head === (forward ? line.to : line.from);
  const other = isAtEdge
    ? head + (forward ? 1 : -1)
    : line.from + findClusterBreak(line.text, head - line.from, forward);
  const [from = head, to = head] = [head, Math.max(0, Math.min(doc.length, other))].sort((a, b) => a - b);
  return { from, to };
}
