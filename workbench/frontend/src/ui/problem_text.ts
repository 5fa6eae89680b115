import { ApiError, type FieldError } from "../api/problems";
import { formatDuration, messageFor, t } from "../i18n";

/** Return a sentence that says, in the language of the page, what happened and what to do next. */
export function problemText(error: unknown): string {
  if (!(error instanceof ApiError)) {
    console.error(error);
    return t("problem.unexpected");
  }
  const text = messageFor("problem", error.code, error.problem.detail || error.problem.title);
  return error.retryAfter
    ? `${text} ${t("problem.try_again_in", { time: formatDuration(error.retryAfter) })}`
    : text;
}

export function fieldErrorText({ code, message }: FieldError): string {
  return messageFor("problem.field", code, message);
}
