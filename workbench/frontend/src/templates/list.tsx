import { useState } from "preact/hooks";
import type { Template } from "../api/types";
import { locale, type Translate } from "../i18n";
import { Link } from "../ui/link";
import { categoriesOf, filtered, NO_FILTERS } from "./filters";

interface ListProps {
  templates: Template[];
  chosen: Template | undefined;
  t: Translate;
}

export function TemplateList({ templates, chosen, t }: ListProps) {
  const [filters, setFilters] = useState(NO_FILTERS);
  const shown = filtered(templates, filters);
  return (
    <section class="template-list" aria-label={t("templates.list")}>
      <input
        type="search"
        aria-label={t("templates.search")}
        placeholder={t("templates.search")}
        value={filters.search}
        onInput={event => setFilters({ ...filters, search: event.currentTarget.value })}
      />
      <fieldset class="chips">
        <legend class="visually-hidden">{t("templates.category")}</legend>
        <Chip
          pressed={!filters.category && !filters.ownOnly}
          onClick={() => setFilters({ ...NO_FILTERS, search: filters.search })}
        >
          {t("templates.all")}
        </Chip>
        <Chip pressed={filters.ownOnly} onClick={() => setFilters({ ...filters, ownOnly: !filters.ownOnly })}>
          {t("templates.own")}
        </Chip>
        {categoriesOf(templates).map(category => (
          <Chip
            key={category}
            pressed={filters.category === category}
            onClick={() =>
              setFilters({ ...filters, category: filters.category === category ? "" : category })
            }
          >
            <span lang="en">{category}</span>
          </Chip>
        ))}
      </fieldset>
      <p class="visually-hidden" role="status">
        {t("templates.found", { count: shown.length })}
      </p>
      <ul>
        {shown.map(template => (
          <li key={template.id}>
            <Link
              href={`/app/templates/${template.id}`}
              aria-current={template === chosen ? "true" : undefined}
              lang="en"
              dir="auto"
            >
              <strong>{template.title}</strong>
              <span>
                {template.category}
                {!template.isDefault && <em lang={locale.value}>{t("templates.yours")}</em>}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {shown.length === 0 && <p class="soft">{t("templates.none_found")}</p>}
    </section>
  );
}

interface ChipProps {
  pressed: boolean;
  onClick: () => void;
  children: preact.ComponentChildren;
}

function Chip({ pressed, onClick, children }: ChipProps) {
  return (
    <button type="button" class="chip" aria-pressed={pressed} onClick={onClick}>
      {children}
    </button>
  );
}
