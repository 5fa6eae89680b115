"""The problems of the writing tools."""

from sahienglish.core.errors import Problem


class TextTooLong(Problem):
    """Raised when the text has more than `AI_MAX_INPUT_CHARS` code points."""

    status = 413
    code = "text_too_long"
    title = "The text is too long"


class UnknownLanguage(Problem):
    """Raised when `target_language` is neither the name nor the BCP 47 tag of a language."""

    status = 400
    code = "unknown_language"
    title = "The language is unknown"


class QuotaExceeded(Problem):
    """Raised when the day's requests or characters are used up; `Retry-After` leads to the next UTC day."""

    status = 429
    code = "quota_exceeded"
    title = "The daily quota is used up"


class TooManyCalls(Problem):
    """Raised when an account has `AI_MAX_IN_FLIGHT_PER_USER` calls in flight in this process."""

    status = 429
    code = "too_many_calls"
    title = "Too many calls at once"


class EditsDoNotFit(Problem):
    """Raised when edits to explain overlap, or lie outside of their text."""

    status = 400
    code = "edits_do_not_fit"
    title = "The edits do not fit the text"


class UpstreamProblem(Problem):
    """Root of what goes wrong with the language model.

    `model_answered` tells whether the vendor did its work, and so may ask to be paid for it.
    """

    model_answered = False


class NotConfigured(UpstreamProblem):
    """Raised when the tool needs a language model and none is set up; `detail` names the setting."""

    status = 503
    code = "ai_not_configured"
    title = "No language model is configured"


class Unavailable(UpstreamProblem):
    """Raised when the model's server refuses connections, drops them, or answers 5xx after retries.

    Also while the circuit breaker is open, and when too many calls are in flight.
    """

    status = 503
    code = "ai_unavailable"
    title = "The language model cannot be reached"


class CircuitOpen(Unavailable):
    """Raised while the circuit breaker is open: a retry helps only after its rest."""


class UpstreamRateLimited(UpstreamProblem):
    """Raised when the model's server answers 429; `Retry-After` is the upstream's."""

    status = 503
    code = "ai_rate_limited"
    title = "The language model is busy"


class TimedOut(UpstreamProblem):
    """Raised when the whole call takes longer than `AI_TIMEOUT_SECONDS`."""

    status = 504
    code = "ai_timeout"
    title = "The language model took too long"
    model_answered = True


class Misconfigured(UpstreamProblem):
    """Raised when the model's server answers 400, 401, 403 or 404: the operator must look at the log."""

    status = 502
    code = "ai_misconfigured"
    title = "The language model rejects this service"


class ContentBlocked(UpstreamProblem):
    """Raised when the model's safety filter stops the text or the answer."""

    status = 422
    code = "content_blocked"
    title = "The language model declined this text"
    model_answered = True


class BadAnswer(UpstreamProblem):
    """Raised when the answer is empty, cut short, or does not keep what it must keep, twice in a row."""

    status = 502
    code = "ai_bad_answer"
    title = "The language model returned no usable result"
    model_answered = True
