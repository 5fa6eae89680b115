import plus from "lucide-static/icons/plus.svg";
import close from "lucide-static/icons/x.svg";
import { useState } from "preact/hooks";
import { api } from "../core/session";
import { t } from "../i18n";
import { Button, IconButton } from "../ui/button";
import { Field } from "../ui/field";
import { Form, useForm } from "../ui/form";
import { useLoaded, WhenLoaded } from "../ui/loading";
import { toast } from "../ui/toasts";
import { attempt, Section } from "./section";

const PAGE = 200;

/** The user's own words, which no writing tool marks or changes. */
export function Dictionary() {
  const [search, setSearch] = useState("");
  const [limit, setLimit] = useState(PAGE);
  const loaded = useLoaded(
    () => api.get("/learning/dictionary", { search: search || undefined, limit }),
    [search, limit],
  );
  const hasWords = search !== "" || (loaded.state.status === "ready" && loaded.state.value.total > 0);

  const form = useForm(async ({ words = "" }) => {
    const listed = words.split(/[\s,;]+/).filter(Boolean);
    const { added } = await api.post("/learning/dictionary", { words: listed });
    form.props.ref.current?.reset();
    toast(t("account.words_added", { count: added }));
    await loaded.reload();
  });

  const remove = (word: string) =>
    attempt(async () => {
      await api.delete(`/learning/dictionary/${encodeURIComponent(word)}`);
      await loaded.reload();
      const undo = () =>
        attempt(() => api.post("/learning/dictionary", { words: [word] }).then(loaded.reload));
      toast(t("account.word_removed", { word }), { label: t("common.undo"), run: () => void undo() });
    });

  return (
    <Section title={t("account.dictionary")} intro={t("account.dictionary_intro")}>
      <Form form={form} submit={t("account.add")} icon={plus}>
        <Field
          label={t("account.add_words")}
          name="words"
          hint={t("account.add_words_hint")}
          error={form.errors.words}
          autoComplete="off"
          spellcheck={false}
          lang="en"
        />
      </Form>
      {hasWords && (
        <input
          type="search"
          aria-label={t("account.search_words")}
          placeholder={t("account.search_words")}
          value={search}
          onInput={event => setSearch(event.currentTarget.value)}
        />
      )}
      <WhenLoaded from={loaded}>
        {({ words, total }) => (
          <>
            <p class="soft" role="status">
              {hasWords ? t("account.word_count", { count: total }) : t("account.no_words")}
            </p>
            <ul class="words" lang="en">
              {words.map(({ word }) => (
                <li key={word}>
                  {word}
                  <IconButton
                    icon={close}
                    label={t("account.remove_word", { word })}
                    onClick={() => remove(word)}
                  />
                </li>
              ))}
            </ul>
            {total > words.length && (
              <Button onClick={() => setLimit(limit + PAGE)}>{t("account.show_more")}</Button>
            )}
          </>
        )}
      </WhenLoaded>
    </Section>
  );
}
