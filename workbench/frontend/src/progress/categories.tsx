import type { Schemas } from "../api/endpoints";
import { formatNumber, messageFor, t } from "../i18n";
import type { Progress } from "./figures";
import { ranked } from "./figures";

export type Rule = Schemas["Rule"];

/** The kinds of mistakes, the most frequent first, each with one example of the rule that was broken most. */
export function Categories({
  progress,
  rules,
  locale,
}: {
  progress: Progress;
  rules: Rule[];
  locale: string;
}) {
  const kinds = ranked(progress.totals.by_category);
  const most = kinds[0]?.[1] ?? 1;
  return (
    <ol class="kinds">
      {kinds.map(([category, count]) => (
        <li key={category}>
          <div class="kind-head">
            <strong>{messageFor("write.category", category, category)}</strong>
            <span class="soft">{formatNumber(count)}</span>
          </div>
          <svg class="kind-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
            <rect width={(count / most) * 100} height="4" />
          </svg>
          <Example rule={exampleOf(category, progress, rules)} locale={locale} />
        </li>
      ))}
    </ol>
  );
}

/** Return the rule of a category that was broken most. */
export function exampleOf(
  category: string,
  progress: Pick<Progress, "rules">,
  rules: Rule[],
): Rule | undefined {
  // A rule can lead to an edit of another kind, such as the spelling checker to an apostrophe.
  const broken = progress.rules.filter(each => each.category === category);
  const count = ({ rule }: Rule) => broken.find(each => each.rule === rule)?.count ?? 0;
  const [frequent] = rules
    .filter(each => each.category === category && count(each) > 0)
    .sort((a, b) => count(b) - count(a));
  return frequent;
}

function Example({ rule, locale }: { rule: Rule | undefined; locale: string }) {
  if (!rule?.wrong) return null;
  return (
    <>
      <p class="soft" lang={locale}>
        {rule.message}
      </p>
      <p lang="en" dir="ltr" class="kind-example">
        <del>{rule.wrong}</del> <ins>{rule.right}</ins>
        <span class="visually-hidden">{t("progress.example")}</span>
      </p>
    </>
  );
}
