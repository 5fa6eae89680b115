import back from "lucide-static/icons/arrow-left.svg";
import files from "lucide-static/icons/copy-plus.svg";
import pencil from "lucide-static/icons/pencil-line.svg";
import pen from "lucide-static/icons/square-pen.svg";
import trash from "lucide-static/icons/trash-2.svg";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import type { Template } from "../api/types";
import { handOver } from "../core/draft";
import { navigate } from "../core/router";
import type { Translate } from "../i18n";
import { Button } from "../ui/button";
import { CopyButton } from "../ui/copy_button";
import { Field } from "../ui/field";
import { Icon } from "../ui/icon";
import { Link } from "../ui/link";
import { fill, namesIn, type Part, textOf } from "./placeholders";

interface DetailProps {
  template: Template;
  t: Translate;
  onEdit: () => void;
  onDuplicate: () => void;
  onDelete: () => void;
}

/** One template: a field for every placeholder, and what becomes of the text. */
export function TemplateDetail({ template, t, onEdit, onDuplicate, onDelete }: DetailProps) {
  const [values, setValues] = useState<Record<string, string>>({});
  const parts = fill(template.content, values);
  const text = textOf(parts);

  function openInEditor() {
    handOver(text);
    navigate("/app/write");
  }

  return (
    <article class="template-detail">
      <Link class="template-back" href="/app/templates">
        <Icon shapes={back} /> {t("templates.title")}
      </Link>
      <header class="view-head">
        <DetailHeading text={template.title} />
        <div class="row">
          {template.isDefault || (
            <>
              <Button kind="quiet" icon={pencil} onClick={onEdit}>
                {t("common.edit")}
              </Button>
              <Button kind="quiet" icon={trash} onClick={onDelete}>
                {t("common.delete")}
              </Button>
            </>
          )}
          <Button kind="quiet" icon={files} onClick={onDuplicate}>
            {t("templates.duplicate")}
          </Button>
        </div>
      </header>
      <div class="template-columns">
        <Placeholders names={namesIn(template.content)} values={values} onChange={setValues} t={t} />
        <Result parts={parts} t={t}>
          <Button kind="primary" icon={pen} onClick={openInEditor}>
            {t("templates.open_in_editor")}
          </Button>
          <CopyButton text={text} />
        </Result>
      </div>
    </article>
  );
}

/** On a phone the list makes room for the template, so the focus has to follow. */
function DetailHeading({ text }: { text: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (matchMedia("(max-width: 50rem)").matches) heading.current?.focus();
  }, []);
  return (
    <h2 ref={heading} tabIndex={-1} lang="en" dir="auto">
      {text}
    </h2>
  );
}

interface PlaceholdersProps {
  names: string[];
  values: Record<string, string>;
  onChange: (values: Record<string, string>) => void;
  t: Translate;
}

function Placeholders({ names, values, onChange, t }: PlaceholdersProps) {
  if (!names.length) return null;
  return (
    <form class="stack" onSubmit={event => event.preventDefault()}>
      <h3>{t("templates.fill_in")}</h3>
      {names.map(name => (
        <Field
          key={name}
          label={name}
          lang="en"
          dir="auto"
          autoComplete="off"
          value={values[name] ?? ""}
          onInput={event => onChange({ ...values, [name]: event.currentTarget.value })}
        />
      ))}
    </form>
  );
}

function Result({ parts, t, children }: { parts: Part[]; t: Translate; children: preact.ComponentChildren }) {
  const heading = useId();
  const missing = new Set(parts.filter(part => part.name && !part.filled).map(part => part.name)).size;
  return (
    <section class="template-result" aria-labelledby={heading}>
      <h3 id={heading}>{t("templates.result")}</h3>
      {/* A long text scrolls by keyboard too. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to take the focus */}
      <div class="template-text" lang="en" dir="auto" tabIndex={0}>
        {parts.map((part, index) =>
          part.name === null ? (
            part.text
          ) : (
            <mark key={index} class={part.filled ? "is-filled" : ""}>
              {part.text}
            </mark>
          ),
        )}
      </div>
      <p class="soft" role="status">
        {missing > 0 && t("templates.missing", { count: missing })}
      </p>
      <div class="row">{children}</div>
    </section>
  );
}
