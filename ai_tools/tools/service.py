"""The course of one call of a writing tool, from the task to the result."""

import asyncio
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass, replace
from typing import Any, Protocol

from bson import ObjectId
from django.conf import settings

from ai_tools import errors, offline, providers
from ai_tools.generation import explanations, retry, second_look
from ai_tools.generation.explanations import Explanation
from ai_tools.generation.pipeline import Writing
from ai_tools.generation.retry import Upstream
from ai_tools.text import categories, edits
from ai_tools.text.edits import Edit, Notice
from ai_tools.tools import in_flight, quota
from ai_tools.tools.definitions import Task, Tool
from ai_tools.tools.quota import Charge
from sahienglish.core import metrics, thread_pool
from sahienglish.core.errors import Problem
from sahienglish.rate_limits.limits import Limit, hit

LONG_TEXT_CHARS = 2_000
"""Beyond this length comparing two texts would hold up the event loop."""

MINUTE = 60


class Listener(Protocol):
    """Follows a call while it goes on."""

    def admitted(self) -> None:
        """Hear that the call is within its limits and has begun."""

    def heard(self, words: str) -> None:
        """Hear the next words of the result."""

    def finished(self, answer: "Answer") -> None:
        """Hear the result; explanations may follow."""

    def explained(self, found: Sequence[Explanation]) -> None:
        """Hear the explanations of the edits."""


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
        """Return the members of the JSON response."""
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
    """Do `task` within every limit. Raises the problems of `ai_tools.errors`.

    With a `listener` the result is heard while it is written.
    """
    require_fit(task.text)
    model = model_for(task.tool, engine=task.get("engine") or "default")
    with in_flight.one_more(user_id):
        if model is None:
            answer = await _offline(task, user_id=user_id, listener=listener)
        else:
            answer = await _charged(task, model, user_id=user_id, listener=listener)
        if listener:
            listener.finished(answer)
        if not task.get("explain"):
            return answer
        found = await explanations.of(
            task.text, answer.edits or (), language=task.get("language") or "en", upstream=model
        )
    if listener:
        listener.explained(found)
    explained = [
        replace(edit, message=one.message) for edit, one in zip(answer.edits or (), found, strict=True)
    ]
    return replace(answer, edits=explained)


def require_fit(text: str) -> None:
    """Raise `TextTooLong` if a text is longer than any call may take."""
    if len(text) > settings.AI_MAX_INPUT_CHARS:
        raise errors.TextTooLong(f"The text has more than {settings.AI_MAX_INPUT_CHARS:,} characters.")


async def count_offline_check(user_id: ObjectId) -> None:
    """Count a check that no language model takes part in. Raises `RateLimited`."""
    limit = Limit("offline_checks", settings.OFFLINE_CHECKS_PER_MINUTE, MINUTE)
    await thread_pool.run(hit, (limit, f"user:{user_id}"))


@asynccontextmanager
async def timed(model: Upstream | None) -> AsyncIterator[float]:
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


async def _charged(task: Task, model: Upstream, *, user_id: ObjectId, listener: Listener | None) -> Answer:
    async with (
        quota.charged(user_id=user_id, characters=len(task.text)) as charge,
        timed(model) as deadline,
    ):
        if listener:
            listener.admitted()
        charge.model_asked = True
        return await _by_model(task, model, charge=charge, listener=listener, deadline=deadline)


async def _by_model(
    task: Task, model: Upstream, *, charge: Charge, listener: Listener | None, deadline: float
) -> Answer:
    busy = in_flight.of_process.inside
    writing = Writing(task=task, upstream=model, deadline=deadline, streaming=listener is not None)
    with second_look.of_text(task, calls_in_flight=busy, deadline=deadline) as checking:
        async with aclosing(writing.words()) as words:  # type: ignore[type-var]
            async for some in words:
                if listener:
                    charge.words_delivered = True
                    listener.heard(some)
        result = await second_look.corrected(task, writing.result, calls_in_flight=busy, deadline=deadline)
        changes = None
        if task.tool.gives_edits:
            changes = await second_look.explained(await _changes(task.text, result), checking)
    return Answer(
        result=result,
        edits=changes,
        notices=() if task.tool.works_offline else None,
        target_language=task.language or None,
        provider=model.model.provider,
        model=model.model.model,
    )


async def _offline(task: Task, *, user_id: ObjectId, listener: Listener | None) -> Answer:
    await count_offline_check(user_id)
    async with timed(None) as deadline:
        if listener:
            listener.admitted()
        correction = await offline.correct(
            task.text,
            dialect=task.get("dialect") or providers.OFFLINE_DIALECT,
            ignore=task.ignore,
            disabled_rules=task.get("disabled_rules") or frozenset(),
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
