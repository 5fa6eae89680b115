"""A language model as the writing tools use it, at any vendor."""

import logging
import re
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from math import ceil
from typing import Any, Protocol

import orjson
from django.utils.http import parse_http_date_safe

from ai_tools import errors
from sahienglish.core import clock
from sahienglish.core.errors import Problem

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerForm:
    """The form of an answer: its JSON Schema, and how the prompt asks for JSON or for plain text."""

    name: str
    schema: dict[str, Any]
    as_json: str
    as_text: str = ""


TEXT_FORM = AnswerForm(
    name="answer",
    schema={
        "type": "object",
        "properties": {"result": {"type": "string"}},
        "required": ["result"],
        "additionalProperties": False,
    },
    as_json='Answer with one JSON object, {"result": "..."}, whose only member holds the finished text.',
    as_text="Answer with the finished text alone: no introduction, no quotation marks, no explanation.",
)
"""The form of a finished text."""

LEAKED_WORDS = 8
"""This many words in a row that are also in the instructions were copied from them."""

RATE_LIMIT_SECONDS = 10
"""The wait after a 429 that does not say how long to wait."""

LONGEST_WAIT_SECONDS = 24 * 60 * 60
"""The longest quota of a vendor is a day's."""

_THOUGHTS = re.compile(r"\A\s*<think>.*?</think>", re.DOTALL)
_OBJECT = re.compile(r"""\{\s*(?:["'“]|result\s*:|\}\Z)""")
"""How an object begins, well-formed or not; a placeholder such as `{name}` does not begin so."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """One question: `rules` belong in the system instruction, `text` alone in the user's turn.

    A plain answer that comes to `stop` has said what it has to say.
    """

    rules: str
    text: str
    stop: str
    form: AnswerForm = TEXT_FORM

    def system(self, *, structured: bool) -> str:
        """Return the system instruction, saying which form the answer takes."""
        return (
            f"{self.rules} {self.form.as_json if structured or not self.form.as_text else self.form.as_text}"
        )

    def leaks_into(self, text: str) -> bool:
        """Tell whether a text repeats the delimiter or some of the instructions."""
        if self.stop.strip("</>") in text:
            return True
        words, rules = (re.findall(r"\w+", each.lower()) for each in (text, self.rules))
        runs = (" ".join(words[at : at + LEAKED_WORDS]) for at in range(len(words) - LEAKED_WORDS + 1))
        return any(run in " ".join(rules) for run in runs)


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

    def stream(self, prompt: Prompt) -> AsyncGenerator[str]:
        """Yield the answer as plain text while the model writes it."""
        ...


def read_answer(content: str) -> str:
    """Return the text of a structured answer, or of a plain one where the server ignored the schema.

    What begins as an object and is not the one that was asked for is no answer: read as plain text, its
    braces and quotes would pass for the user's own.
    """
    bare = without_thoughts(content).removeprefix("```json").removesuffix("```").strip()
    if not _OBJECT.match(bare):
        return content
    try:
        result = orjson.loads(bare)["result"]
    except (orjson.JSONDecodeError, KeyError):
        raise errors.BadAnswer("The answer was not the JSON that was asked for.") from None
    if not isinstance(result, str):
        raise errors.BadAnswer("The answer was not the JSON that was asked for.")
    return result


def without_thoughts(content: str) -> str:
    """Return an answer without the thoughts that some open models write down first."""
    return _THOUGHTS.sub("", content, count=1).strip()


def read(content: str, prompt: Prompt) -> str:
    """Return what a structured answer holds: the finished text, or the JSON of another form."""
    return read_answer(content) if prompt.form is TEXT_FORM else content


def refusal(status: int, *, reason: str, retry_after: int | None) -> Problem:
    """Return the problem that stands for an HTTP error; `reason`, which holds no key, is only logged."""
    if status == 429:
        wait = RATE_LIMIT_SECONDS if retry_after is None else retry_after
        return errors.UpstreamRateLimited(retry_after=wait)
    if status in {408, 425} or status >= 500:
        logger.warning("model server answered %s", status)
        return errors.Unavailable(retry_after=retry_after)
    logger.error("model server refuses this service: %s %s", status, reason)
    return errors.Misconfigured()


def seconds(value: object) -> int | None:
    """Read a `Retry-After` (RFC 9110 §10.2.3) or a protobuf duration such as `32.5s`, rounded up.

    None when it is neither; never more than `LONGEST_WAIT_SECONDS`.
    """
    written = str(value)
    try:
        wait = ceil(float(written.removesuffix("s")))
    except (ValueError, OverflowError):
        moment = parse_http_date_safe(written)
        if moment is None:
            return None
        wait = ceil(moment - clock.now().timestamp())
    return min(max(0, wait), LONGEST_WAIT_SECONDS)
