import shield from "lucide-static/icons/shield-check.svg";
import { useStore } from "../../core/store";
import { formatDate, LANGUAGES, t } from "../../i18n";
import { Icon } from "../../ui/icon";
import { problemText } from "../../ui/problem_text";
import { toast } from "../../ui/toasts";
import type { CheckState } from "../checking/checker";
import { languageName } from "../checking/languages";
import type { Settings } from "../checking/settings";
import { countsOf } from "../text/counts";
import type { Usage } from "../tools/offer";
import { providerName } from "../tools/providers";
import type { WriteState } from "../write_state";

/** Below this share of the day's quota, the writer hears how much is left. */
const SCARCE = 0.2;

/** How long the text is, how checking is doing, and what happens to the text. */
export function StatusBar({ state }: { state: WriteState }) {
  const text = useStore(state.editor.stores.text);
  const check = useStore(state.checkState);
  const usage = useStore(state.offers.usage);
  const offer = useStore(state.offers.offer);
  const { words, characters } = countsOf(text);
  const limit = state.offers.charactersPerText;
  const provider = providerName(offer?.provider ?? "");
  const privacy = state.offers.hasModel ? t("write.private_with_model", { provider }) : t("write.private");
  const left = usage && scarceRequests(usage);
  return (
    <div class="status-bar">
      <p>
        {t("write.words", { count: words })} · {t("write.characters", { count: characters })}
      </p>
      <p class={check.kind === "failed" ? "status-problem" : ""}>{checkText(check)}</p>
      {state.checker.memory.hasTooLong(text, limit) && (
        <p class="status-problem">{t("write.paragraph_too_long", { limit })}</p>
      )}
      {usage && left !== null && (
        <p class="status-problem">
          {t("write.quota_left", { count: left, time: formatDate(usage.resets_at, { timeStyle: "short" }) })}
        </p>
      )}
      <p class="status-private">
        <Icon shapes={shield} size={16} /> {privacy}
      </p>
    </div>
  );
}

function checkText(check: CheckState): string {
  if (check.kind === "failed") {
    return check.error.code === "network" ? t("write.server_away") : problemText(check.error);
  }
  return check.kind === "checking" ? t("write.checking") : "";
}

/** Return how many calls are left if they are getting few, else null. */
function scarceRequests({ requests, characters }: Usage): number | null {
  const left = requests.limit - requests.used;
  const share = Math.min(left / requests.limit, 1 - characters.used / characters.limit);
  return share <= SCARCE ? Math.max(0, left) : null;
}

/** Whose English counts, and the language of explanations. */
export function SettingsBar({ state }: { state: WriteState }) {
  const settings = useStore(state.settings);
  useStore(state.offers.offer);
  const dialects = state.offers.tool("fix-grammar")?.options.dialect ?? [];
  const change = (changes: Partial<Settings>) => {
    state.settings.change(changes).catch((error: unknown) => toast(problemText(error)));
    state.checker.again();
  };
  return (
    <div class="settings-bar">
      <label>
        <span class="soft">{t("write.dialect")}</span>
        <select
          value={settings.dialect}
          onChange={event => change({ dialect: event.currentTarget.value as Settings["dialect"] })}
        >
          <option value="" selected={settings.dialect === ""}>
            {t("write.dialect_default")}
          </option>
          {dialects.map(dialect => (
            <option key={dialect} value={dialect} selected={dialect === settings.dialect}>
              {dialectName(dialect)}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span class="soft">{t("write.explain_language")}</span>
        <select
          value={settings.explanationLanguage}
          onChange={event => change({ explanationLanguage: event.currentTarget.value })}
        >
          {explanationLanguages(settings.explanationLanguage).map(tag => (
            <option key={tag} value={tag} lang={tag} selected={tag === settings.explanationLanguage}>
              {languageName(tag)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

function dialectName(dialect: string): string {
  return new Intl.DisplayNames(document.documentElement.lang, { type: "language" }).of(dialect) ?? dialect;
}

function explanationLanguages(chosen: string): string[] {
  return [...new Set([...LANGUAGES.map(language => language.tag), chosen])];
}
