import type { ComponentChildren } from "preact";
import { page } from "../core/page";
import { t } from "../i18n";
import { Heading } from "../ui/heading";
import { Notice } from "../ui/notice";

/** The frame of every page before signing in: the form, and beside it what the product does. */
export function Card({
  title,
  intro,
  children,
}: {
  title: string;
  intro?: string;
  children: ComponentChildren;
}) {
  return (
    <div class="welcome">
      <section class="welcome-card">
        <Heading text={title} />
        {intro && <p class="intro">{intro}</p>}
        {!page.secure && <Notice kind="warning">{t("welcome.needs_https")}</Notice>}
        {children}
      </section>
      <Example />
    </div>
  );
}

/** A look at the product; it is English whatever the language of the page. */
function Example() {
  return (
    <aside class="welcome-example">
      <p class="welcome-pitch">{t("welcome.pitch")}</p>
      <blockquote lang="en" dir="ltr">
        She <del>don't</del> <ins>doesn't</ins> have <del>a</del> <ins>an</ins> idea.
      </blockquote>
      <ul>
        <li>{t("welcome.point_explained")}</li>
        <li>{t("welcome.point_languages")}</li>
        <li>{t("welcome.point_private")}</li>
      </ul>
    </aside>
  );
}
