import type { Schemas } from "../api/endpoints";
import { api } from "../core/session";
import { LANGUAGES, messageFor, t } from "../i18n";
import { Checkbox, Select } from "../ui/field";
import { useLoaded, WhenLoaded } from "../ui/loading";
import { toast } from "../ui/toasts";
import { attempt, Section } from "./section";

/** What the writing tools do when a call does not say otherwise; `null` leaves it to them. */
type WritingPreferences = Schemas["Preferences"];
type Dialect = Schemas["DialectEnum"];
type Tone = Schemas["ToneEnum"];

/** What the writing tools do when the editor does not say otherwise. Each change is saved at once. */
export function Preferences() {
  const loaded = useLoaded(load);
  return (
    <Section title={t("account.preferences")} intro={t("account.preferences_intro")}>
      <WhenLoaded from={loaded}>{value => <Choices {...value} onSaved={loaded.change} />}</WhenLoaded>
    </Section>
  );
}

interface Loaded {
  preferences: WritingPreferences;
  dialects: Dialect[];
  tones: Tone[];
}

/** Load the preferences, and what the tools of the server let the user choose. */
async function load(): Promise<Loaded> {
  const [preferences, { tools }] = await Promise.all([api.get("/learning/preferences"), api.get("/actions")]);
  const options = (tool: string, name: string) => tools.find(each => each.name === tool)?.options[name] ?? [];
  return {
    preferences,
    dialects: options("fix-grammar", "dialect") as Dialect[],
    tones: options("improve", "tone") as Tone[],
  };
}

function Choices({ preferences, dialects, tones, onSaved }: Loaded & { onSaved: (value: Loaded) => void }) {
  const save = (change: Partial<WritingPreferences>) =>
    attempt(async () => {
      onSaved({ preferences: await api.patch("/learning/preferences", change), dialects, tones });
      toast(t("common.saved"));
    });

  return (
    <div class="stack">
      <Choice
        label={t("account.dialect")}
        value={preferences.dialect}
        options={dialects.map(dialect => ({
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
        options={tones.map(tone => ({ value: tone, label: messageFor("account.tones", tone, tone) }))}
        onChoose={tone => save({ tone })}
      />
      <Checkbox
        label={t("account.track_progress")}
        hint={t("account.track_progress_hint")}
        checked={preferences.track_progress}
        onChange={event => save({ track_progress: event.currentTarget.checked })}
      />
    </div>
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
