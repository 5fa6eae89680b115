"""Why an edit is right, in the learner's language: from the catalogue of rules, or from a language model."""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass

from ai_tools import errors
from ai_tools.generation import explanation_prompt, explanation_validation
from ai_tools.generation.retry import Upstream
from ai_tools.offline import catalogue
from ai_tools.text.edits import Edit, Notice
from sahienglish.core.errors import Problem

EDITS_PER_REQUEST = 20
SECONDS = 20
"""How long a call may wait for its explanations, beyond the time for its result."""

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Explanation:
    """The explanation of the edit at `offset`; `message` is empty if there is none."""

    offset: int
    length: int
    category: str
    message: str


async def of(
    text: str, edits: Sequence[Edit], *, language: str, upstream: Upstream | None
) -> list[Explanation]:
    """Return one explanation per edit, in the order of the edits; failures leave messages empty, never raise.

    Rules of the catalogue need no model; without a model, other edits stay without an explanation.
    """
    messages = from_catalogue(edits, language=language, or_english=upstream is None)
    if upstream and not all(messages):
        try:
            messages = await by_model(text, edits, messages, language=language, upstream=upstream)
        except Problem as failure:
            logger.info("no explanations: %s", failure.code)
        except Exception:
            # A mistake in our own code: the correction is right all the same.
            logger.exception("no explanations")
    return explained(edits, messages)


def explained(edits: Sequence[Edit], messages: Sequence[str]) -> list[Explanation]:
    """Return the explanation of each edit, whose message is at the same place."""
    return [
        Explanation(edit.offset, edit.length, edit.category, message)
        for edit, message in zip(edits, messages, strict=True)
    ]


def from_catalogue(edits: Sequence[Edit | Notice], *, language: str, or_english: bool = False) -> list[str]:
    """Return the catalogue's message for each edit's rule, empty if it has none in `language`."""
    known = catalogue.language_of(language) or (catalogue.ENGLISH if or_english else None)
    if known is None:
        return [""] * len(edits)
    return [catalogue.explanation(edit, language=known) for edit in edits]


async def by_model(
    text: str, edits: Sequence[Edit], messages: Sequence[str], *, language: str, upstream: Upstream
) -> list[str]:
    """Return the messages, with the model's valid explanations in place of those that are empty.

    Raises the model's problems only if no request succeeded.
    """
    deadline = asyncio.get_running_loop().time() + SECONDS
    unknown = [at for at, message in enumerate(messages) if not message]
    batches = [unknown[at : at + EDITS_PER_REQUEST] for at in range(0, len(unknown), EDITS_PER_REQUEST)]
    asked = [[edits[at] for at in batch] for batch in batches]
    work = [_ask(text, some, language=language, upstream=upstream, deadline=deadline) for some in asked]
    answers = await asyncio.gather(*work, return_exceptions=True)
    failures = [answer for answer in answers if isinstance(answer, Problem)]
    if failures and len(failures) == len(batches):
        raise failures[0]
    found = list(messages)
    for batch, answer in zip(batches, answers, strict=True):
        if isinstance(answer, Problem):
            continue
        if isinstance(answer, BaseException):
            raise answer
        for at, message in zip(batch, answer, strict=True):
            found[at] = message
    return found


async def _ask(
    text: str, edits: Sequence[Edit], *, language: str, upstream: Upstream, deadline: float
) -> list[str]:
    prompt = explanation_prompt.compose(text, edits, language=language)
    try:
        async with asyncio.timeout_at(deadline):
            parts = [words async for words in upstream.ask(prompt, streaming=False, deadline=deadline)]
    except TimeoutError:
        raise errors.TimedOut from None
    return explanation_validation.read("".join(parts), number=len(edits), language=language, prompt=prompt)
