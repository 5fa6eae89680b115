import { api } from "../core/session";
import { LANGUAGES, messageFor, t } from "../i18n";
import { Checkbox, Select } from "../ui/field";
import { useLoaded, WhenLoaded } from "../ui/loading";
import { toast } from "../ui/toasts";
import { attempt, Section } from "./section";

interface WritingPreferences {
  dialect: string;
  explanation_language: string;
  tone: string;
  track_progress: boolean;
}

const DIALECTS = ["en-US", "en-GB", "en-IN", "en-AU", "en-CA"];
const TONES = ["neutral", "formal", "friendly", "confident", "concise"];

/** What the writing tools do when the editor does not say otherwise. Each change is saved at once. */
export function Preferences() {
  const loaded = useLoaded(() => api.get<WritingPreferences>("/learning/preferences"));

  const save = (change: Partial<WritingPreferences>) =>
    attempt(async () => {
      loaded.change(await api.patch<WritingPreferences>("/learning/preferences", change));
      toast(t("common.saved"));
    });

  return (
    <Section title={t("account.preferences")} intro={t("account.preferences_intro")}>
      <WhenLoaded from={loaded}>
        {preferences => (
          <div class="stack">
            <Select
              label={t("account.dialect")}
              value={preferences.dialect}
              options={DIALECTS.map(dialect => ({
                value: dialect,
                label: messageFor("account.dialects", dialect, dialect),
              }))}
              onChange={event => save({ dialect: event.currentTarget.value })}
            />
            <Select
              label={t("account.explanation_language")}
              value={preferences.explanation_language}
              options={LANGUAGES.map(({ tag, name }) => ({ value: tag, label: name, lang: tag }))}
              onChange={event => save({ explanation_language: event.currentTarget.value })}
            />
            <Select
              label={t("account.tone")}
              value={preferences.tone}
              options={TONES.map(tone => ({ value: tone, label: messageFor("account.tones", tone, tone) }))}
              onChange={event => save({ tone: event.currentTarget.value })}
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
