import { type EditorState, type Extension, type Range, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, WidgetType } from "@codemirror/view";
import { type Mark, styleOf } from "./mark";
import { openMarks } from "./marks_field";

/** Shows that the card of this mark is open; null for no card. */
export const activated = StateEffect.define<number | null>();

/** A wedge between two characters, where something is to be added or a line break to be changed. */
class Wedge extends WidgetType {
  readonly #id: number;
  readonly #className: string;

  constructor(id: number, className: string) {
    super();
    this.#id = id;
    this.#className = className;
  }

  override eq(other: Wedge): boolean {
    return this.#id === other.#id && this.#className === other.#className;
  }

  override toDOM(): HTMLElement {
    const wedge = document.createElement("span");
    wedge.className = this.#className;
    wedge.dataset.mark = String(this.#id);
    wedge.setAttribute("aria-hidden", "true");
    return wedge;
  }

  override ignoreEvent(): boolean {
    return false;
  }
}

const activeField = StateField.define<number | null>({
  create: () => null,
  update(active, tr) {
    for (const effect of tr.effects) if (effect.is(activated)) return effect.value;
    return active;
  },
});

const decorationsField = StateField.define<DecorationSet>({
  create: state => decorationsOf(state),
  update(decorations, tr) {
    const before = tr.startState;
    // Marks that only move need no new decorations: typing stays fast with hundreds of them.
    const isSameSet =
      hasSameIds(openMarks(before), openMarks(tr.state)) &&
      before.field(activeField) === tr.state.field(activeField);
    return isSameSet ? decorations.map(tr.changes) : decorationsOf(tr.state);
  },
  provide: field => EditorView.decorations.from(field),
});

export const decorationsExtension: Extension = [activeField, decorationsField];

export function activeMark(state: EditorState): Mark | undefined {
  const active = state.field(activeField);
  return active === null ? undefined : openMarks(state).find(mark => mark.id === active);
}

function hasSameIds(one: readonly Mark[], other: readonly Mark[]): boolean {
  return (
    one === other || (one.length === other.length && one.every((mark, index) => mark.id === other[index]?.id))
  );
}

function decorationsOf(state: EditorState): DecorationSet {
  const active = state.field(activeField);
  return Decoration.set(
    openMarks(state).map(mark => decorationOf(mark, mark.id === active)),
    true,
  );
}

function decorationOf(mark: Mark, isActive: boolean): Range<Decoration> {
  const names = ["mark", `mark-${styleOf(mark)}`, `mark-of-${mark.category}`];
  if (isActive) names.push("mark-active");
  // An empty range, or one of line breaks only, has no character to draw a line under.
  if (/^[\r\n]*$/.test(mark.original)) {
    const widget = new Wedge(mark.id, [...names, "mark-wedge"].join(" "));
    return Decoration.widget({ widget, side: 1 }).range(mark.from);
  }
  const visible = mark.original.trim();
  if (visible === "") names.push("mark-blank");
  const decoration = Decoration.mark({
    class: names.join(" "),
    attributes: { "data-mark": String(mark.id) },
  });
  // A word that goes takes a blank with it, which looks better without a line.
  const from = mark.from + Math.max(0, mark.original.indexOf(visible));
  return decoration.range(from, visible === "" ? mark.to : from + visible.length);
}
