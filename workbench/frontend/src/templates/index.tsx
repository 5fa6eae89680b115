import plus from "lucide-static/icons/plus.svg";
import { useState } from "preact/hooks";
import type { Template } from "../api/types";
import { useLostFocus } from "../core/focus";
import { navigate, path } from "../core/router";
import { useStore } from "../core/store";
import type { ViewProps } from "../core/view";
import { Button } from "../ui/button";
import { Heading } from "../ui/heading";
import { useLoaded, WhenLoaded } from "../ui/loading";
import { problemText } from "../ui/problem_text";
import { toast } from "../ui/toasts";
import { TemplateDetail } from "./detail";
import { TemplateForm, type Texts } from "./form";
import { TemplateList } from "./list";

const ROOT = "/app/templates";

/** Ready-made texts with placeholders: the default ones, and the user's own. */
export default function Templates({ api, t }: ViewProps) {
  const loaded = useLoaded(() => api.get("/templates/"));
  const [form, setForm] = useState<{ template: Template | null; texts: Texts } | null>(null);
  const id = useStore(path).slice(ROOT.length + 1);

  async function remove(template: Template) {
    try {
      await api.delete(`/templates/${template.id}`);
    } catch (error) {
      return toast(problemText(error));
    }
    navigate(ROOT);
    void loaded.reload();
    toast(t("templates.deleted", { title: template.title }), {
      label: t("common.undo"),
      run: () => void create(template).catch(error => toast(problemText(error))),
    });
  }

  async function create({ title, category, content }: Texts) {
    const created = await api.post("/templates/", { title, category, content });
    await loaded.reload();
    navigate(`${ROOT}/${created.id}`);
  }

  async function save(texts: Texts) {
    if (form?.template) {
      await api.put(`/templates/${form.template.id}`, texts);
      await loaded.reload();
    } else await create(texts);
    setForm(null);
    toast(t("common.saved"));
  }

  /** Close the form; what was written in it can be fetched back. */
  function discard(texts: Texts | null) {
    const written = form;
    setForm(null);
    if (!written || !texts) return;
    toast(t("templates.discarded"), {
      label: t("common.undo"),
      run: () => setForm({ ...written, texts }),
    });
  }

  return (
    <div {...useLostFocus(() => document.querySelector("h1"))}>
      <div class="view-head">
        <Heading text={t("templates.title")} />
        <Button
          icon={plus}
          onClick={() => setForm({ template: null, texts: { title: "", category: "", content: "" } })}
        >
          {t("templates.new")}
        </Button>
      </div>
      <WhenLoaded from={loaded}>
        {templates => {
          const chosen = templates.find(template => template.id === id);
          return (
            <div class={chosen ? "templates has-chosen" : "templates"}>
              <TemplateList templates={templates} chosen={chosen} t={t} />
              {chosen ? (
                <TemplateDetail
                  key={chosen.id}
                  template={chosen}
                  t={t}
                  onEdit={() => setForm({ template: chosen, texts: chosen })}
                  onDuplicate={() =>
                    setForm({
                      template: null,
                      texts: { ...chosen, title: t("templates.copy_of", { title: chosen.title }) },
                    })
                  }
                  onDelete={() => void remove(chosen)}
                />
              ) : (
                <p class="templates-empty">{t("templates.choose")}</p>
              )}
            </div>
          );
        }}
      </WhenLoaded>
      {form && (
        <TemplateForm
          title={t(form.template ? "templates.edit" : "templates.new")}
          texts={form.texts}
          t={t}
          onSave={save}
          onClose={discard}
        />
      )}
    </div>
  );
}
