"""What a language model is to the writing tools, whoever runs it."""

import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any, Protocol

import orjson

from ai_tools import errors
from sahienglish.common.errors import Problem

logger = logging.getLogger(__name__)

ANSWER_SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {"result": {"type": "string"}},
    "required": ["result"],
    "additionalProperties": False,
}
"""The JSON Schema of a structured answer."""

_AS_JSON = 'Answer with one JSON object, {"result": "..."}, whose only member holds the finished text.'
_AS_TEXT = "Answer with the finished text alone: no introduction, no quotation marks, no explanation."

RATE_LIMIT_SECONDS = 10
"""What a 429 that does not say how long to wait is taken to mean."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """One question: `rules` belong in the system instruction, `text` alone in the user's turn.

    A plain answer that comes to `stop` has said what it has to say.
    """

    rules: str
    text: str
    stop: str

    def system(self, *, structured: bool) -> str:
        """Return the system instruction, saying which form the answer takes."""
        return f"{self.rules} {_AS_JSON if structured else _AS_TEXT}"


class LanguageModel(Protocol):
    """One model at one vendor.

    Both calls raise problems of `ai_tools.errors` only: `Unavailable` and `UpstreamRateLimited` where
    trying again may help, `BadAnswer` for an answer that is empty or cut short. Cancelling a call
    closes its connection. Neither retries, and neither limits its own time: the caller does.
    """

    @property
    def provider(self) -> str: ...

    @property
    def model(self) -> str: ...

    async def complete(self, prompt: Prompt) -> str:
        """Return the whole answer, structured underneath where the vendor can."""
        ...

    def stream(self, prompt: Prompt) -> AsyncIterator[str]:
        """Yield the answer as plain text while the model writes it."""
        ...


def read_answer(content: str) -> str:
    """Return the text of a structured answer, or of a plain one where the server ignored the schema."""
    bare = content.strip().removeprefix("```json").removesuffix("```").strip()
    if not bare.startswith("{"):
        return content
    try:
        result = orjson.loads(bare)["result"]
    except (orjson.JSONDecodeError, KeyError):
        raise errors.BadAnswer("The answer was not the JSON that was asked for.") from None
    if not isinstance(result, str):
        raise errors.BadAnswer("The answer was not the JSON that was asked for.")
    return result


def refusal(status: int, *, reason: str, retry_after: int | None) -> Problem:
    """Return the problem that stands for an HTTP error; `reason`, which holds no key, is only logged."""
    if status == 429:
        return errors.UpstreamRateLimited(retry_after=retry_after or RATE_LIMIT_SECONDS)
    if status in {408, 425} or status >= 500:
        logger.warning("model server answered %s", status)
        return errors.Unavailable(retry_after=retry_after)
    logger.error("model server refuses this service: %s %s", status, reason)
    return errors.Misconfigured()


def seconds(value: str | None) -> int | None:
    """Read a `Retry-After` or a protobuf duration such as `32s`; None when it is neither."""
    try:
        return max(0, round(float((value or "").removesuffix("s"))))
    except (ValueError, OverflowError):
        return None
