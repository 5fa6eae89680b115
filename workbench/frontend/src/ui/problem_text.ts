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

/** Return what is wrong with a field. A code that fields use for different mistakes has a message for each field. */
export function fieldErrorText({ field, code, message }: FieldError): string {
  // The limit is in the server's sentence only.
  const limit = Number(/\d+/.exec(message)?.[0] ?? 0);
  const [name] = field.split(".");
  return messageFor(`problem.field.${name}`, code, messageFor("problem.field", code, message, { limit }), {
    limit,
  });
}
