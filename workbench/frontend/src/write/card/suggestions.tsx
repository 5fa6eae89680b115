import { t } from "../../i18n";
import type { Mark } from "../marks/mark";
import { describeChange } from "./describe";

interface SuggestionsProps {
  mark: Mark;
  onAccept: (suggestion: string) => void;
}

/** What was, and a button for each text it may become. */
export function Suggestions({ mark, onAccept }: SuggestionsProps) {
  const [first] = mark.suggestions;
  const isInWords = first !== undefined && describeChange(mark.original, first) !== null;
  return (
    <div class="suggestions">
      {!isInWords && (
        <span class="suggestion-was">
          <span class="visually-hidden">{t("write.was")} </span>
          <del dir="auto" lang="en">
            {mark.original}
          </del>
        </span>
      )}
      {mark.suggestions.map((suggestion, index) => (
        <button
          key={suggestion}
          type="button"
          class={index === 0 ? "suggestion suggestion-best" : "suggestion"}
          onClick={() => onAccept(suggestion)}
        >
          <SuggestionText original={mark.original} suggestion={suggestion} />
        </button>
      ))}
      {first === undefined && <span class="soft">{t("write.no_replacement")}</span>}
    </div>
  );
}

function SuggestionText({ original, suggestion }: { original: string; suggestion: string }) {
  const inWords = describeChange(original, suggestion);
  if (inWords) return <>{inWords}</>;
  return (
    <>
      <span class="visually-hidden">{t("write.accept")} </span>
      <ins dir="auto" lang="en">
        {suggestion}
      </ins>
    </>
  );
}
