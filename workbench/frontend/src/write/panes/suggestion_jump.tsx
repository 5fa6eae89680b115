import spellCheck from "lucide-static/icons/spell-check.svg";
import { useEffect, useState } from "preact/hooks";
import { isTouched } from "../../core/focus";
import { useStore } from "../../core/store";
import { t } from "../../i18n";
import { Button } from "../../ui/button";
import type { WriteState } from "../write_state";
import { LIST_HEADING } from "./suggestion_item";

/** On narrow screens the list is below the text: this says that there is one, and opens the next card. */
export function SuggestionJump({ state }: { state: WriteState }) {
  const marks = useStore(state.editor.stores.marks);
  const card = useStore(state.editor.card);
  const change = useStore(state.lastChange);
  const isListInSight = useListInSight();
  if (marks.length === 0 || card || change || isListInSight) return null;
  return (
    <Button
      kind="primary"
      class="suggestion-jump"
      icon={spellCheck}
      onClick={() => state.editor.step("next", { takesFocus: !isTouched() })}
    >
      {t("write.count", { count: marks.length })}
    </Button>
  );
}

function useListInSight(): boolean {
  const [isInSight, setInSight] = useState(false);
  useEffect(() => {
    const heading = document.getElementById(LIST_HEADING);
    if (!heading) return;
    // Once the heading has been scrolled past, what is in sight is the list.
    const observer = new IntersectionObserver(([entry]) => {
      if (entry) setInSight(entry.isIntersecting || entry.boundingClientRect.top < 0);
    });
    observer.observe(heading);
    return () => observer.disconnect();
  }, []);
  return isInSight;
}
