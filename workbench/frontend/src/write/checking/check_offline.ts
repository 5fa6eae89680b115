import type { Api } from "../../api/client";
import type { Schemas } from "../../api/endpoints";
import type { Finding } from "../marks/mark";
import { findingsOf } from "./findings";
import { catalogueLanguage } from "./languages";
import type { Settings } from "./settings";

/** The server accepts so many words to leave alone. */
const MOST_IGNORED = 200;

/** Check `text` on the server itself: no language model receives it, and it costs no quota. */
export async function checkOffline(
  api: Api,
  text: string,
  { dialect, explanationLanguage }: Settings,
  ignoredWords: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<Finding[]> {
  const body: Schemas["FixGrammarInputRequest"] = {
    text,
    engine: "offline",
    explain: true,
    language: explanationLanguage,
    ignore: [...ignoredWords].slice(-MOST_IGNORED),
    ...(dialect && { dialect }),
  };
  const answer = await api.post("/actions/fix-grammar", body, signal);
  return findingsOf(text, answer, "offline", catalogueLanguage(explanationLanguage));
}
