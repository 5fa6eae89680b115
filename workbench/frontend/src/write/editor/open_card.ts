import type { ViewUpdate } from "@codemirror/view";
import type { Mark } from "../marks/mark";
import { openMarks, restored } from "../marks/marks_field";

/** The card in sight; with `takesFocus`, the keyboard goes to it. */
export interface OpenCard {
  readonly mark: Mark;
  readonly takesFocus: boolean;
}

/** Return the card after an update: it stays with its mark, and closes when the writer is somewhere else. */
export function followedCard(card: OpenCard | null, update: ViewUpdate): OpenCard | null {
  const reopened = reopenedMark(update);
  if (reopened) return { mark: reopened, takesFocus: false };
  if (!card) return null;
  const mark = openMarks(update.state).find(each => each.id === card.mark.id);
  if (!mark || isTyping(update) || hasLeft(mark, update)) return null;
  return mark === card.mark ? card : { ...card, mark };
}

function isTyping(update: ViewUpdate): boolean {
  return update.transactions.some(tr => tr.isUserEvent("input") || tr.isUserEvent("delete"));
}

function hasLeft(mark: Mark, update: ViewUpdate): boolean {
  const { head } = update.state.selection.main;
  return update.selectionSet && update.view.hasFocus && (head < mark.from || head > mark.to);
}

/** Return the mark that an undo has brought back, if it took back the decision about a single one. */
function reopenedMark(update: ViewUpdate): Mark | undefined {
  const back = update.transactions
    .filter(tr => tr.isUserEvent("undo"))
    .flatMap(tr => tr.effects)
    .flatMap(effect =>
      effect.is(restored) && effect.value.decision !== "touched" ? effect.value.marks : [],
    );
  return back.length === 1 ? openMarks(update.state).find(mark => mark.id === back[0]?.id) : undefined;
}
