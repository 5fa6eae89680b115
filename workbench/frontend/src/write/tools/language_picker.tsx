import { useEffect, useId, useRef, useState } from "preact/hooks";
import { locale, t } from "../../i18n";
import { Field } from "../../ui/field";
import { useLoaded, WhenLoaded } from "../../ui/loading";
import type { Language, Offers } from "./offer";

interface LanguagePickerProps {
  offers: Offers;
  /** The languages that the writer is likely to want, which come first. */
  likely: readonly string[];
  onChoose: (language: Language) => void;
}

/** A language to translate into, found by its own name, its English one, or that in the page's language. */
export function LanguagePicker({ offers, likely, onChoose }: LanguagePickerProps) {
  const languages = useLoaded(async () => likeliestFirst(await offers.languages(), likely));
  return <WhenLoaded from={languages}>{all => <LanguageSearch all={all} onChoose={onChoose} />}</WhenLoaded>;
}

function LanguageSearch({ all, onChoose }: { all: Language[]; onChoose: (language: Language) => void }) {
  const [wanted, setWanted] = useState("");
  const [active, setActive] = useState(0);
  const id = useId();
  const names = new Intl.DisplayNames([locale.value, "en"], { type: "language" });
  const found = all.filter(language => matches(language, names.of(language.tag) ?? "", wanted));
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => root.current?.querySelector("input")?.focus(), []);
  useEffect(() => {
    document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: "nearest" });
  }, [active]);
  const onKeyDown = (event: KeyboardEvent) => {
    const chosen = found[active];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) setActive((active + step + found.length) % Math.max(1, found.length));
    else if (event.key === "Enter" && chosen) onChoose(chosen);
    else return;
    event.preventDefault();
  };
  return (
    <div class="language-picker" ref={root}>
      <Field
        label={t("write.find_language")}
        type="text"
        role="combobox"
        autocomplete="off"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={found.length > 0 ? `${id}-${active}` : undefined}
        value={wanted}
        onInput={event => {
          setWanted(event.currentTarget.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div role="listbox" class="language-list" id={`${id}-list`} aria-label={t("write.languages")}>
        {found.map((language, index) => (
          <button
            type="button"
            tabIndex={-1}
            key={language.tag}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            onClick={() => onChoose(language)}
          >
            <span lang={language.tag} dir="auto">
              {language.native_name}
            </span>
            <span class="soft">{names.of(language.tag) ?? language.name}</span>
          </button>
        ))}
      </div>
      {found.length === 0 && <p class="soft">{t("write.no_language")}</p>}
    </div>
  );
}

function likeliestFirst(all: readonly Language[], likely: readonly string[]): Language[] {
  const wanted = likely.map(writing);
  const first = all.filter(({ tag }) => wanted.includes(writing(tag)));
  first.sort((one, other) => wanted.indexOf(writing(one.tag)) - wanted.indexOf(writing(other.tag)));
  return [...first, ...all.filter(language => !first.includes(language))];
}

/** Return a language with its script, whatever the region: zh-CN is zh-Hans. */
function writing(tag: string): string {
  const { language, script } = new Intl.Locale(tag).maximize();
  return `${language}-${script}`;
}

function matches(language: Language, localName: string, wanted: string): boolean {
  const plain = (text: string) => text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLocaleLowerCase();
  const sought = plain(wanted.trim());
  const names = [language.native_name, language.name, localName, language.tag];
  return names.some(name => plain(name).includes(sought));
}
