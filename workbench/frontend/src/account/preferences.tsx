import type { Schemas } from "../api/endpoints";
import { api } from "../core/session";
import { LANGUAGES, messageFor, t } from "../i18n";
import { Checkbox, Select } from "../ui/field";
import { useLoaded, WhenLoaded } from "../ui/loading";
import { toast } from "../ui/toasts";
import { attempt, Section } from "./section";

/** What the writing tools do when a call does not say otherwise; `null` leaves it to them. */
type WritingPreferences = Schemas["Preferences"];

const DIALECTS = ["en-US", "en-GB", "en-IN", "en-AU", "en-CA"] as const;
const TONES = ["neutral", "formal", "friendly", "confident", "concise"] as const;

/** What the writing tools do when the editor does not say otherwise. Each change is saved at once. */
export function Preferences() {
  const loaded = useLoaded(() => api.get("/learning/preferences"));

  const save = (change: Partial<WritingPreferences>) =>
    attempt(async () => {
      loaded.change(await api.patch("/learning/preferences", change));
      toast(t("common.saved"));
    });

  return (
    <Section title={t("account.preferences")} intro={t("account.preferences_intro")}>
      <WhenLoaded from={loaded}>
        {preferences => (
          <div class="stack">
            <Choice
              label={t("account.dialect")}
              value={preferences.dialect}
              options={DIALECTS.map(dialect => ({
                value: dialect,
                label: messageFor("account.dialects", dialect, dialect),
              }))}
              onChoose={dialect => save({ dialect })}
            />
            <Choice
              label={t("account.explanation_language")}
              value={preferences.explanation_language}
              options={LANGUAGES.map(({ tag, name }) => ({ value: tag, label: name, lang: tag }))}
              onChoose={explanation_language => save({ explanation_language })}
            />
            <Choice
              label={t("account.tone")}
              value={preferences.tone}
              options={TONES.map(tone => ({ value: tone, label: messageFor("account.tones", tone, tone) }))}
              onChoose={tone => save({ tone })}
            />
            <Checkbox
              label={t("account.track_progress")}
              hint={t("account.track_progress_hint")}
              checked={preferences.track_progress}
              onChange={event => save({ track_progress: event.currentTarget.checked })}
            />
          </div>
        )}
      </WhenLoaded>
    </Section>
  );
}

interface ChoiceProps<Value extends string> {
  label: string;
  value: string | null | undefined;
  options: { value: Value; label: string; lang?: string }[];
  onChoose: (value: Value | null) => void;
}

/** One of several values, or none of them. */
function Choice<Value extends string>({ label, value, options, onChoose }: ChoiceProps<Value>) {
  return (
    <Select
      label={label}
      value={value ?? ""}
      options={[{ value: "", label: t("account.automatic") }, ...options]}
      onChange={event =>
        onChoose(options.find(each => each.value === event.currentTarget.value)?.value ?? null)
      }
    />
  );
}
