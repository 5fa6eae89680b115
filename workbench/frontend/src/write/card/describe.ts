import { type MessageKey, t } from "../../i18n";

const SIGNS: Readonly<Record<string, MessageKey>> = {
  ",": "write.sign.comma",
  ".": "write.sign.full_stop",
  "?": "write.sign.question_mark",
  "!": "write.sign.exclamation_mark",
  ";": "write.sign.semicolon",
  ":": "write.sign.colon",
  "'": "write.sign.apostrophe",
  "’": "write.sign.apostrophe",
  "-": "write.sign.hyphen",
  " ": "write.sign.space",
  "\n": "write.sign.line_break",
};

/** Return in words what a change does if the text alone does not show it: signs and blanks that come or go. */
export function describeChange(original: string, replacement: string): string | null {
  if (original === "") return t("write.add", { what: named(replacement) });
  if (!isBlank(original) && replacement === "") return t("write.remove_text", { what: original.trim() });
  if (!isBlank(original)) return signAtTheEnd(original, replacement);
  if (replacement === "")
    return t(original.includes("\n") ? "write.remove_line_break" : "write.remove_space");
  if (!isBlank(replacement)) return t("write.add", { what: named(replacement.trim()) });
  return t(replacement === " " && !original.includes("\n") ? "write.one_space" : "write.change_spacing");
}

/** “doctor” and “doctor,” are hard to tell apart for the eye, and the same to the ear. */
function signAtTheEnd(original: string, replacement: string): string | null {
  const sign = SIGNS[replacement.slice(original.length)];
  if (!sign || !replacement.startsWith(original)) return null;
  return t("write.add_after", { what: t(sign), word: original });
}

function named(text: string): string {
  const sign = SIGNS[text.trim() === "" ? text.charAt(0) : text.trim()];
  return sign ? t(sign) : `“${text.trim()}”`;
}

function isBlank(text: string): boolean {
  return text.trim() === "";
}
