import type { Api } from "../../api/client";
import type { Schemas } from "../../api/endpoints";
import { ApiError } from "../../api/problems";
import { Store } from "../../core/store";

export type Tool = Schemas["ToolDescription"];

/** What the server offers: `GET /actions`. */
export type Offer = Schemas["Overview"];

/** What the account used today: `GET /actions/usage`. */
export type Usage = Schemas["Usage"];

export type Language = Schemas["Language"];

const DEFAULT_LIMIT = 10_000;

/** The tools of the server and the rest of the day's quota; null until the server has answered. */
export class Offers {
  readonly offer = new Store<Offer | null>(null);
  readonly usage = new Store<Usage | null>(null);
  readonly #api: Api;
  #languages: Promise<Language[]> | undefined;

  constructor(api: Api) {
    this.#api = api;
  }

  /** A language model writes the results of the tools; without one, there is only the offline engine. */
  get hasModel(): boolean {
    const provider = this.offer.value?.provider;
    return provider !== undefined && provider !== "offline";
  }

  get charactersPerText(): number {
    return this.offer.value?.limits.characters_per_text ?? DEFAULT_LIMIT;
  }

  tool(name: string): Tool | undefined {
    return this.offer.value?.tools.find(tool => tool.name === name);
  }

  async load(): Promise<void> {
    this.offer.set(await this.#api.get("/actions"));
    await this.refreshUsage();
  }

  /** Ask again what is left of the day; that it cannot be told is no reason to disturb the writer. */
  async refreshUsage(): Promise<void> {
    if (!this.hasModel) return;
    try {
      this.usage.set(await this.#api.get("/actions/usage"));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
    }
  }

  /** Return the languages to translate into; a failure is not remembered. */
  languages(): Promise<Language[]> {
    this.#languages ??= this.#api.get("/actions/languages").catch((error: unknown) => {
      this.#languages = undefined;
      throw error;
    });
    return this.#languages;
  }
}
