"""The course of one call of a writing tool, from the task to the answer."""

import asyncio
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, Protocol

from bson import ObjectId
from django.conf import settings

from ai_tools import errors, offline, providers
from ai_tools.generation import explanations, retry
from ai_tools.generation.pipeline import Writing
from ai_tools.generation.retry import Upstream
from ai_tools.text import categories, edits, known_words
from ai_tools.text.edits import Edit, Notice
from ai_tools.tools import quota
from ai_tools.tools.definitions import Task, Tool
from ai_tools.tools.in_flight import InFlight
from sahienglish.core import metrics
from sahienglish.core.errors import Problem

LONG_TEXT_CHARS = 2_000
"""Beyond this length comparing two texts would hold up the event loop."""

in_flight = InFlight()


class Listener(Protocol):
    """Who follows a call while it goes on."""

    def admitted(self) -> None:
        """Hear that the call is within its limits and has begun."""

    def heard(self, words: str) -> None:
        """Hear the next words of the result."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a tool made of a text."""

    result: str
    provider: str
    model: str
    edits: Sequence[Edit] | None = None
    notices: Sequence[Notice] | None = None
    target_language: str | None = None

    def body(self) -> dict[str, Any]:
        """Return the members of the JSON answer."""
        members = {
            "result": self.result,
            "edits": self.edits,
            "notices": self.notices,
            "target_language": self.target_language,
        }
        present = {name: value for name, value in members.items() if value is not None}
        return present | {"provider": self.provider, "model": self.model}


def model_for(tool: Tool, *, engine: str = "default") -> Upstream | None:
    """Return the language model that serves `tool`, None for the offline checker; raises `NotConfigured`."""
    if tool.works_offline and providers.OFFLINE in (engine, providers.chosen()):
        return None
    return retry.current()


async def run(task: Task, *, user_id: ObjectId, listener: Listener | None = None) -> Answer:
    """Do `task` within every limit, charging the user for nothing that fails.

    With a `listener` the result is heard while it is written. Raises the problems of `ai_tools.errors`.
    """
    if len(task.text) > settings.AI_MAX_INPUT_CHARS:
        raise errors.TextTooLong(f"The text has more than {settings.AI_MAX_INPUT_CHARS:,} characters.")
    model = model_for(task.tool, engine=task.engine)
    with in_flight.one_more():
        async with quota.charged(user_id=user_id, characters=len(task.text)), _timed(model) as deadline:
            if listener:
                listener.admitted()
            if model is None:
                return await _offline(task, listener=listener, deadline=deadline)
            return await _by_model(task, model, listener=listener, deadline=deadline)


async def _by_model(task: Task, model: Upstream, *, listener: Listener | None, deadline: float) -> Answer:
    tell = listener.heard if listener else None
    writing = Writing(task=task, upstream=model, deadline=deadline, tell=tell)
    with explanations.looked_up(task, calls_in_flight=in_flight.count, deadline=deadline) as checking:
        result = await writing.run()
        changes = None
        if task.tool.keeps_language:
            changed = await _changes(task.text, result)
            if task.known_words and not task.tool.rewrites:
                # A model that insists on changing a word of the dictionary does not fail the call.
                changed = known_words.spared(changed, task.known_words)
                result = edits.apply(task.text, changed)
            changes = await explanations.given(changed, checking)
    return Answer(
        result=result,
        edits=changes,
        notices=() if task.tool.works_offline else None,
        target_language=task.language or None,
        provider=model.model.provider,
        model=model.model.model,
    )


async def _offline(task: Task, *, listener: Listener | None, deadline: float) -> Answer:
    correction = await offline.correct(
        task.text,
        dialect=task.dialect or providers.OFFLINE_DIALECT,
        ignore=task.ignore,
        disabled_rules=task.disabled_rules,
        known_words=task.known_words,
        deadline=deadline,
    )
    if listener:
        listener.heard(correction.result)
    return Answer(
        result=correction.result,
        edits=correction.edits,
        notices=correction.notices,
        provider=providers.OFFLINE,
        model=providers.OFFLINE_MODEL,
    )


async def _changes(text: str, result: str) -> list[Edit]:
    if len(text) > LONG_TEXT_CHARS:
        return await asyncio.to_thread(_compared, text, result)
    return _compared(text, result)


def _compared(text: str, result: str) -> list[Edit]:
    return categories.with_categories(text, edits.between(text, result))


@asynccontextmanager
async def _timed(model: Upstream | None) -> AsyncIterator[float]:
    """Limit the block to `AI_TIMEOUT_SECONDS`, yielding its end in the loop's time, and count how it ends."""
    started, outcome = time.perf_counter(), "ok"
    deadline = asyncio.get_running_loop().time() + settings.AI_TIMEOUT_SECONDS
    try:
        async with asyncio.timeout_at(deadline):
            yield deadline
    except TimeoutError:
        outcome = errors.TimedOut.code
        if model:
            model.breaker.failed()
        raise errors.TimedOut from None
    except asyncio.CancelledError:
        outcome = "cancelled"
        raise
    except Problem as problem:
        outcome = problem.code
        raise
    finally:
        provider = model.model.provider if model else providers.OFFLINE
        seconds = time.perf_counter() - started
        metrics.count_provider_call(provider=provider, outcome=outcome, seconds=seconds)
