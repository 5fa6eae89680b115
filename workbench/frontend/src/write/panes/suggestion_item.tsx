import ban from "lucide-static/icons/circle-slash-2.svg";
import locate from "lucide-static/icons/locate-fixed.svg";
import { Component, createRef } from "preact";
import { t } from "../../i18n";
import { IconButton } from "../../ui/button";
import { CategoryName } from "../card/category_name";
import { Reason } from "../card/reason";
import { Suggestions } from "../card/suggestions";
import { acceptMark, ignoreMark } from "../decisions";
import type { Mark } from "../marks/mark";
import { openMarks } from "../marks/marks_field";
import type { WriteState } from "../write_state";

/** The heading of the list. */
export const LIST_HEADING = "write-suggestions";

interface SuggestionItemProps {
  state: WriteState;
  mark: Mark;
  isOpen: boolean;
  locale: string;
}

/** One suggestion of the list. It renders again only if it looks different, not whenever the text moves it. */
export class SuggestionItem extends Component<SuggestionItemProps> {
  readonly #item = createRef<HTMLLIElement>();

  override shouldComponentUpdate({ mark, isOpen, locale }: SuggestionItemProps): boolean {
    const before = this.props;
    const isSame =
      mark.id === before.mark.id &&
      mark.message === before.mark.message &&
      mark.category === before.mark.category &&
      mark.suggestions === before.mark.suggestions;
    return !isSame || isOpen !== before.isOpen || locale !== before.locale;
  }

  /** A card that opens in the text brings its item into sight, where the list scrolls beside the text. */
  override componentDidUpdate({ isOpen }: SuggestionItemProps): void {
    if (!isOpen && this.props.isOpen && matchMedia("(min-width: 60.01rem)").matches) {
      this.#item.current?.scrollIntoView({ block: "nearest" });
    }
  }

  /** A decision takes the item away: the keyboard goes on with the next one, or to the heading. */
  override componentWillUnmount(): void {
    const item = this.#item.current;
    if (!item?.contains(document.activeElement)) return;
    const other = (item.nextElementSibling ?? item.previousElementSibling)?.querySelector("button");
    (other ?? document.getElementById(LIST_HEADING))?.focus();
  }

  override render({ state, mark: { id }, isOpen }: SuggestionItemProps) {
    // Between two renderings the mark may have moved.
    const withMark = (run: (mark: Mark) => void) => () => {
      const now = openMarks(state.editor.state).find(mark => mark.id === id);
      if (now) run(now);
    };
    const { mark } = this.props;
    return (
      <li ref={this.#item} class={isOpen ? "suggestion-item suggestion-item-open" : "suggestion-item"}>
        <div class="item-head">
          <h3>
            <CategoryName mark={mark} />
          </h3>
          <IconButton
            icon={locate}
            label={t("write.show_in_text")}
            onClick={withMark(mark => state.editor.goTo(mark))}
          />
          <IconButton
            icon={ban}
            label={t("write.ignore")}
            onClick={withMark(mark => ignoreMark(state, mark, false))}
          />
        </div>
        <Suggestions
          mark={mark}
          onAccept={text => withMark(mark => acceptMark(state, mark, text, false))()}
        />
        <div class="item-message">
          <Reason mark={mark} />
        </div>
      </li>
    );
  }
}
