"""The offline checker in addition to a language model: it explains edits and checks the model's result."""

import asyncio
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeAlias

from ai_tools import offline, providers
from ai_tools.text import edit_reasons, edits
from ai_tools.text.edits import Edit
from ai_tools.tools.definitions import Task
from sahienglish.core.errors import Problem

CALM = 16
"""With more calls than this in flight the offline checker is left out, so that it does not slow the calls."""

WAIT_SECONDS = 0.3
"""How long a finished result waits for the offline checker."""

SPELLING_RULES = frozenset({"SpellCheck", "DialectSpelling"})

logger = logging.getLogger(__name__)
Checking: TypeAlias = "asyncio.Task[offline.Correction] | None"


@contextmanager
def of_text(task: Task, *, calls_in_flight: int, deadline: float) -> Iterator[Checking]:
    """Check the text offline while the block runs, if the tool works offline and the process is calm."""
    if not task.tool.works_offline or calls_in_flight > CALM:
        yield None
        return
    checking = asyncio.create_task(_checked(task, task.text, deadline))
    checking.add_done_callback(_retrieve)
    try:
        yield checking
    finally:
        checking.cancel()


async def explained(found: list[Edit], checking: Checking) -> list[Edit]:
    """Return the edits with the messages that are known in time; a failure leaves them without messages."""
    if checking is None or not found:
        return found
    await asyncio.wait([checking], timeout=WAIT_SECONDS)
    if not checking.done() or checking.cancelled() or checking.exception():
        return found
    return edit_reasons.explain(found, checking.result().edits)


async def corrected(task: Task, result: str, *, calls_in_flight: int, deadline: float) -> str:
    """Return `result` with the sure edits of the offline checker, or as it is if that takes too long."""
    if not task.tool.works_offline or calls_in_flight > CALM:
        return result
    try:
        async with asyncio.timeout(WAIT_SECONDS):
            correction = await _checked(task, result, deadline)
    except (TimeoutError, Problem):
        return result
    if task.get("dialect"):
        return correction.result
    # The writer's own dialect is unknown here, and a British spelling is no mistake. A small “monday” is.
    sure = [
        one for one in correction.edits if one.rule not in SPELLING_RULES or one.category == "capitalization"
    ]
    return edits.apply(result, sure)


async def _checked(task: Task, text: str, deadline: float) -> offline.Correction:
    return await offline.correct(
        text,
        dialect=task.get("dialect") or providers.OFFLINE_DIALECT,
        ignore=task.ignore,
        disabled_rules=task.get("disabled_rules") or frozenset(),
        known_words=task.known_words,
        deadline=deadline,
    )


def _retrieve(checking: "asyncio.Task[offline.Correction]") -> None:
    """Look at how the check ended: asyncio would log a failure that no one looked at."""
    if not checking.cancelled() and (failure := checking.exception()) and not isinstance(failure, Problem):
        logger.error("the offline checker failed", exc_info=failure)
