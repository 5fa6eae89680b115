import checkCheck from "lucide-static/icons/check-check.svg";
import { useEffect, useState } from "preact/hooks";
import { useStore } from "../../core/store";
import { locale, t } from "../../i18n";
import { Button } from "../../ui/button";
import { categoryName } from "../card/category_name";
import { acceptMarks } from "../decisions";
import { MOD } from "../editor/keys";
import type { Mark, ShownCategory } from "../marks/mark";
import { mayBeEnglish } from "../text/english";
import type { WriteState } from "../write_state";
import { LIST_HEADING, SuggestionItem } from "./suggestion_item";

/** The same suggestions as in the text, as a list with buttons; one category at a time if the writer wants. */
export function SuggestionList({ state }: { state: WriteState }) {
  const marks = useStore(state.editor.stores.marks);
  const open = useStore(state.editor.card)?.mark.id;
  const tag = useStore(locale);
  const [category, setCategory] = useState<ShownCategory | null>(null);
  const isGone = category !== null && !marks.some(mark => mark.category === category);
  useEffect(() => {
    if (isGone) setCategory(null);
  }, [isGone]);
  const shown = category === null || isGone ? marks : marks.filter(mark => mark.category === category);
  const edits = shown.filter(mark => mark.kind === "edit");
  const acceptShown = () => {
    acceptMarks(state, shown);
    // The button goes away with what it did.
    document.getElementById(LIST_HEADING)?.focus();
  };
  return (
    <section class="suggestion-list" aria-labelledby={LIST_HEADING}>
      <header class="list-head">
        <h2 id={LIST_HEADING} tabIndex={-1}>
          {t("write.suggestions")} <span class="list-count">{marks.length}</span>
        </h2>
        {edits.length > 1 && (
          <Button icon={checkCheck} onClick={acceptShown}>
            {t("write.accept_all", { count: edits.length })}
          </Button>
        )}
      </header>
      {marks.length === 0 && <EmptyList state={state} />}
      <div class="list-body">
        <CategoryFilter marks={marks} chosen={isGone ? null : category} onChoose={setCategory} />
        <ol>
          {shown.map(mark => (
            <SuggestionItem key={mark.id} state={state} mark={mark} isOpen={mark.id === open} locale={tag} />
          ))}
        </ol>
      </div>
      {marks.length > 0 && <p class="soft list-keys">{t("write.keys_short", { mod: MOD })}</p>}
    </section>
  );
}

function EmptyList({ state }: { state: WriteState }) {
  const check = useStore(state.checkState);
  const isBlank = useStore(state.editor.stores.isBlank);
  const text = useStore(state.editor.stores.text);
  return <p class="soft list-empty">{isBlank ? t("write.nothing_written") : emptyText(text, check.kind)}</p>;
}

function emptyText(text: string, check: string): string {
  if (check === "failed") return t("write.not_checked");
  if (check !== "ready") return t("write.checking");
  return t(mayBeEnglish(text) ? "write.nothing_found" : "write.not_english");
}

interface CategoryFilterProps {
  marks: readonly Mark[];
  chosen: ShownCategory | null;
  onChoose: (category: ShownCategory | null) => void;
}

function CategoryFilter({ marks, chosen, onChoose }: CategoryFilterProps) {
  const counts = new Map<ShownCategory, number>();
  for (const { category } of marks) counts.set(category, (counts.get(category) ?? 0) + 1);
  if (counts.size < 2) return null;
  const entries = [...counts].sort(([, one], [, other]) => other - one);
  return (
    <fieldset class="chips">
      <legend class="visually-hidden">{t("write.filter")}</legend>
      <FilterButton
        name={t("write.all_categories")}
        count={marks.length}
        isChosen={chosen === null}
        onClick={() => onChoose(null)}
      />
      {entries.map(([category, count]) => (
        <FilterButton
          key={category}
          name={categoryName(category)}
          count={count}
          isChosen={chosen === category}
          onClick={() => onChoose(chosen === category ? null : category)}
        />
      ))}
    </fieldset>
  );
}

interface FilterButtonProps {
  name: string;
  count: number;
  isChosen: boolean;
  onClick: () => void;
}

function FilterButton({ name, count, isChosen, onClick }: FilterButtonProps) {
  return (
    <button type="button" class="chip" aria-pressed={isChosen} onClick={onClick}>
      {name} <span class="soft">{count}</span>
    </button>
  );
}
