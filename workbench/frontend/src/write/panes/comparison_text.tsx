import { t } from "../../i18n";
import { type Change, comparison, type Stretch } from "../text/comparison";

interface ComparisonTextProps {
  before: string;
  changes: readonly Change[];
}

/** A text with what was deleted and inserted in it. */
export function ComparisonText({ before, changes }: ComparisonTextProps) {
  return (
    <p class="text-block" dir="auto" lang="en">
      {comparison(before, changes).map((stretch, index) => (
        // The stretches never change places.
        <StretchText key={index} stretch={stretch} />
      ))}
    </p>
  );
}

function StretchText({ stretch: { kind, text } }: { stretch: Stretch }) {
  if (kind === "same") return <>{text}</>;
  // Screen readers do not read the two elements differently from the rest.
  const spoken = (
    <span class="visually-hidden"> {t(kind === "deleted" ? "write.deleted" : "write.inserted")} </span>
  );
  return kind === "deleted" ? (
    <del>
      {spoken}
      {text}
    </del>
  ) : (
    <ins>
      {spoken}
      {text}
    </ins>
  );
}
