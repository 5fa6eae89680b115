import globe from "lucide-static/icons/globe.svg";
import { useStore } from "../core/store";
import { chooseLocale, LANGUAGES, locale, t } from "../i18n";
import { Icon } from "./icon";

/** The language of the page, each by its own name. */
export function LanguageSelect() {
  const current = useStore(locale);
  return (
    <label class="language-select">
      <Icon shapes={globe} />
      <span class="visually-hidden">{t("common.language")}</span>
      <select value={current} onChange={event => void chooseLocale(event.currentTarget.value)}>
        {LANGUAGES.map(({ tag, name }) => (
          <option key={tag} value={tag} lang={tag} selected={tag === current}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
