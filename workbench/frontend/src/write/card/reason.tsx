import { messageFor, t } from "../../i18n";
import type { Mark } from "../marks/mark";

/** Why a text is marked; without words from the server, what its kind of mistake says. */
export function Reason({ mark }: { mark: Pick<Mark, "message" | "language" | "category"> }) {
  if (!mark.message) return <p>{messageFor("write.about", mark.category, t("write.about.grammar"))}</p>;
  return (
    <p lang={mark.language} dir="auto">
      {mark.message}
    </p>
  );
}
