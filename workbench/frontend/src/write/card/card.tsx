import bookPlus from "lucide-static/icons/book-plus.svg";
import down from "lucide-static/icons/chevron-down.svg";
import up from "lucide-static/icons/chevron-up.svg";
import ban from "lucide-static/icons/circle-slash-2.svg";
import close from "lucide-static/icons/x.svg";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import { isTouched } from "../../core/focus";
import { useStore } from "../../core/store";
import { t } from "../../i18n";
import { Button, IconButton } from "../../ui/button";
import { acceptMark, ignoreMark, learnWord } from "../decisions";
import type { OpenCard } from "../editor/open_card";
import { isSpelling } from "../marks/decisions";
import type { Mark } from "../marks/mark";
import type { WriteState } from "../write_state";
import { CategoryName } from "./category_name";
import { Explanation } from "./explanation";
import { usePlacement } from "./placement";
import { Suggestions } from "./suggestions";

/** The card of the mark that is open, if one is. */
export function CardLayer({ state }: { state: WriteState }) {
  const open = useStore(state.editor.card);
  return open && <Card key={open.mark.id} state={state} open={open} />;
}

function Card({ state, open: { mark, takesFocus } }: { state: WriteState; open: OpenCard }) {
  const card = useRef<HTMLDivElement>(null);
  const heading = useId();
  usePlacement(card, state.editor.view, mark.from);
  useLayoutEffect(() => {
    if (takesFocus)
      card.current
        ?.querySelector<HTMLElement>(".suggestion, .card-end button")
        ?.focus({ preventScroll: true });
  }, [takesFocus]);
  const hasFocus = () => card.current?.contains(document.activeElement) ?? false;
  // The keyboard and a thumb go on to the next suggestion; after a click the caret stays where it is.
  const goesOn = () => hasFocus() || isTouched();
  return (
    <div
      ref={card}
      class="suggestion-card"
      role="dialog"
      aria-labelledby={heading}
      onKeyDown={event => onKey(event, state)}
      onMouseDown={keepFocus}
    >
      <header class="card-head">
        <h2 id={heading}>
          <CategoryName mark={mark} />
        </h2>
        <Steps state={state} mark={mark} takesFocus={hasFocus} />
        <IconButton
          icon={close}
          label={t("common.close")}
          onClick={() => state.editor.close({ toEditor: hasFocus() })}
        />
      </header>
      <Suggestions mark={mark} onAccept={suggestion => acceptMark(state, mark, suggestion, goesOn())} />
      <Explanation state={state} mark={mark} />
      <footer class="card-end">
        <Button kind="quiet" icon={ban} onClick={() => ignoreMark(state, mark, goesOn())}>
          {t("write.ignore")}
        </Button>
        {isSpelling(mark) && (
          <Button kind="quiet" icon={bookPlus} onClick={() => void learnWord(state, mark, goesOn())}>
            {t("write.learn")}
          </Button>
        )}
      </footer>
    </div>
  );
}

interface StepsProps {
  state: WriteState;
  mark: Mark;
  takesFocus: () => boolean;
}

/** Where this suggestion is among all of them, and the way to its neighbours. */
function Steps({ state, mark, takesFocus }: StepsProps) {
  const marks = useStore(state.editor.stores.marks);
  const index = marks.findIndex(each => each.id === mark.id);
  if (index < 0 || marks.length < 2) return null;
  const step = (direction: "previous" | "next") => () =>
    state.editor.step(direction, { takesFocus: takesFocus() });
  return (
    <>
      <span class="soft card-place">{t("write.place", { number: index + 1, count: marks.length })}</span>
      <IconButton icon={up} label={t("write.previous")} onClick={step("previous")} />
      <IconButton icon={down} label={t("write.next")} onClick={step("next")} />
    </>
  );
}

/** A click on the card leaves the focus where it is, unless it is on a menu that needs it. */
function keepFocus(event: MouseEvent): void {
  if (!(event.target instanceof Element && event.target.closest("select"))) event.preventDefault();
}

function onKey(event: KeyboardEvent, { editor }: WriteState): void {
  const isToggle = event.key === "." && (event.ctrlKey || event.metaKey);
  if (event.key === "Escape" || isToggle) editor.close({ toEditor: true });
  else if (event.key === "F8") editor.step(event.shiftKey ? "previous" : "next");
  else return;
  event.preventDefault();
  event.stopPropagation();
}
