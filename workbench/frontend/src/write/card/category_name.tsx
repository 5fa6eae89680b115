import { messageFor, t } from "../../i18n";
import { type Mark, type ShownCategory, styleOf } from "../marks/mark";

/** A kind of mistake in words, with the line it has in the text; notices say that they are not sure. */
export function CategoryName({ mark }: { mark: Pick<Mark, "category" | "kind"> }) {
  return (
    <span class="category">
      <span class={`category-line mark-${styleOf(mark)}`} aria-hidden="true">
        ab
      </span>
      {categoryName(mark.category)}
      {mark.kind === "notice" && <span class="soft"> · {t("write.unsure")}</span>}
    </span>
  );
}

export function categoryName(category: ShownCategory): string {
  return messageFor("write.category", category, category);
}
