"""The course of one call of a writing tool, from the task to the result."""

import asyncio
from contextlib import aclosing
from dataclasses import replace

from bson import ObjectId

from ai_tools import offline, providers
from ai_tools.generation import explanations, retry, second_look
from ai_tools.generation.pipeline import Writing
from ai_tools.generation.retry import Upstream
from ai_tools.offline import catalogue
from ai_tools.text import categories, edits
from ai_tools.text.edits import Edit
from ai_tools.tools import in_flight, limits, quota
from ai_tools.tools.definitions import Task, Tool
from ai_tools.tools.quota import Charge
from ai_tools.tools.results import Listener, ToolResult

LONG_TEXT_CHARS = 2_000
"""Beyond this length comparing two texts would hold up the event loop."""


def model_for(tool: Tool, *, engine: str = "default") -> Upstream | None:
    """Return the language model that serves `tool`, None for the offline checker; raises `NotConfigured`."""
    if tool.works_offline and providers.OFFLINE in (engine, providers.chosen()):
        return None
    return retry.current()


async def run(task: Task, *, user_id: ObjectId, listener: Listener | None = None) -> ToolResult:
    """Do `task` within every limit. Raises the problems of `ai_tools.errors`.

    With a `listener` the result is heard while it is written.
    """
    limits.require_fit(task.text)
    model = model_for(task.tool, engine=task.get("engine") or "default")
    with in_flight.one_more(user_id):
        if model is None:
            result = await _offline(task, user_id=user_id, listener=listener)
        else:
            result = await _charged(task, model, user_id=user_id, listener=listener)
        language = task.get("language") or catalogue.ENGLISH
        if task.get("explain"):
            result = _with_explained_notices(result, language=language)
        if listener:
            listener.finished(result)
        if not task.get("explain"):
            return result
        # After `finished`: a stream shows its result at once and does not wait for explanations.
        found = await explanations.of(task.text, result.edits or (), language=language, upstream=model)
    if listener:
        listener.explained(found)
    pairs = zip(result.edits or (), found, strict=True)
    return replace(result, edits=[replace(edit, message=one.message) for edit, one in pairs])


async def _charged(
    task: Task, model: Upstream, *, user_id: ObjectId, listener: Listener | None
) -> ToolResult:
    async with (
        quota.charged(user_id=user_id, characters=len(task.text)) as charge,
        limits.timed(model) as deadline,
    ):
        if listener:
            listener.admitted()
        # From here on the vendor bills the request, even if the client leaves before the first word.
        charge.model_asked = True
        return await _by_model(task, model, charge=charge, listener=listener, deadline=deadline)


async def _by_model(
    task: Task, model: Upstream, *, charge: Charge, listener: Listener | None, deadline: float
) -> ToolResult:
    busy = in_flight.of_process.inside
    writing = Writing(task=task, upstream=model, deadline=deadline, streaming=listener is not None)
    with second_look.of_text(task, calls_in_flight=busy, deadline=deadline) as checking:
        async with aclosing(writing.words()) as words:
            async for some in words:
                if listener:
                    charge.words_delivered = True
                    listener.heard(some)
        corrected = await second_look.corrected(task, writing.result, calls_in_flight=busy, deadline=deadline)
        changes = None
        if task.tool.gives_edits:
            changes = await second_look.explained(await _changes(task.text, corrected), checking)
    return ToolResult(
        result=corrected,
        edits=changes,
        notices=() if task.tool.works_offline else None,
        target_language=task.language or None,
        provider=model.model.provider,
        model=model.model.model,
    )


async def _offline(task: Task, *, user_id: ObjectId, listener: Listener | None) -> ToolResult:
    await limits.count_offline_check(user_id)
    await offline.ready()
    async with limits.timed(None) as deadline:
        if listener:
            listener.admitted()
        correction = await offline.correct(
            task.text,
            dialect=task.get("dialect") or "",
            ignore=task.ignore,
            disabled_rules=task.get("disabled_rules") or frozenset(),
            known_words=task.known_words,
            deadline=deadline,
        )
    if listener:
        listener.heard(correction.result)
    return ToolResult(
        result=correction.result,
        edits=correction.edits,
        notices=correction.notices,
        provider=providers.OFFLINE,
        model=providers.OFFLINE_MODEL,
    )


def _with_explained_notices(result: ToolResult, *, language: str) -> ToolResult:
    """Explain the notices, which only rules of the catalogue make."""
    notices = result.notices or ()
    messages = explanations.from_catalogue(notices, language=language, or_english=True)
    explained = [
        replace(one, message=text or one.message) for one, text in zip(notices, messages, strict=True)
    ]
    return replace(result, notices=None if result.notices is None else explained)


async def _changes(text: str, result: str) -> list[Edit]:
    if len(text) > LONG_TEXT_CHARS:
        return await asyncio.to_thread(_compared, text, result)
    return _compared(text, result)


def _compared(text: str, result: str) -> list[Edit]:
    return categories.with_categories(text, edits.between(text, result))
