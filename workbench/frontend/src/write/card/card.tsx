import bookPlus from "lucide-static/icons/book-plus.svg";
import ban from "lucide-static/icons/circle-slash-2.svg";
import close from "lucide-static/icons/x.svg";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import { useStore } from "../../core/store";
import { t } from "../../i18n";
import { Button, IconButton } from "../../ui/button";
import { acceptMark, ignoreMark, learnWord } from "../decisions";
import type { OpenCard } from "../editor/open_card";
import { isSpelling } from "../marks/decisions";
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
  // Whoever came by keyboard goes on to the next suggestion; after a click the caret stays where it is.
  const goesOn = () => card.current?.contains(document.activeElement) ?? false;
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
        <IconButton
          icon={close}
          label={t("common.close")}
          onClick={() => state.editor.close({ toEditor: goesOn() })}
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
