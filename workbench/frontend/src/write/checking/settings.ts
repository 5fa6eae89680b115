import type { Api } from "../../api/client";
import type { Schemas } from "../../api/endpoints";
import { ApiError } from "../../api/problems";
import { Store } from "../../core/store";

/**
 * What counts as right, the language in which it is explained, and the tone that the user prefers.
 *
 * An empty dialect is the server's own choice, and an empty tone is none.
 */
export interface Settings {
  readonly dialect: Dialect | "";
  readonly explanationLanguage: string;
  readonly tone: string;
}

type Preferences = Schemas["Preferences"];
export type Dialect = Schemas["DialectEnum"];

const PATH = "/learning/preferences";

/** The preferences of the account, as far as the editor uses them. */
export class SettingsStore extends Store<Settings> {
  readonly #api: Api;

  constructor(api: Api, locale: string) {
    super({ dialect: "", explanationLanguage: locale, tone: "" });
    this.#api = api;
  }

  /** Load the preferences; without them the defaults count. */
  async load(): Promise<void> {
    try {
      const { dialect, explanation_language, tone } = await this.#api.get(PATH);
      const language = explanation_language || this.value.explanationLanguage;
      this.set({ dialect: dialect ?? "", explanationLanguage: language, tone: tone ?? "" });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
    }
  }

  /** Use other settings from now on, and keep them for the next visit. */
  async change(settings: Partial<Settings>): Promise<void> {
    this.set({ ...this.value, ...settings });
    const { dialect, explanationLanguage } = settings;
    const preferences: Preferences = {
      ...(dialect !== undefined && { dialect: dialect || null }),
      ...(explanationLanguage !== undefined && { explanation_language: explanationLanguage }),
    };
    await this.#api.patch(PATH, preferences);
  }
}
