"""Why a language model changed what it changed: the offline checker's words where both agree."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeAlias

from ai_tools import offline, providers
from ai_tools.text import edits
from ai_tools.text.edits import Edit
from ai_tools.tools.definitions import Task

CALM = 16
"""With more calls than this in flight no reasons are looked up: they may not slow the calls."""

WAIT_SECONDS = 0.3
"""How long an answer that is ready waits for its reasons."""

Checking: TypeAlias = "asyncio.Task[offline.Correction] | None"


@contextmanager
def looked_up(task: Task, *, calls_in_flight: int, deadline: float) -> Iterator[Checking]:
    """Let the offline checker read the text while the block runs, if it knows the kind and there is calm."""
    if not task.tool.works_offline or calls_in_flight > CALM:
        yield None
        return
    checking = asyncio.create_task(
        offline.correct(
            task.text,
            dialect=task.dialect or providers.OFFLINE_DIALECT,
            ignore=task.ignore,
            disabled_rules=task.disabled_rules,
            known_words=task.known_words,
            deadline=deadline,
        )
    )
    checking.add_done_callback(_expected)
    try:
        yield checking
    finally:
        checking.cancel()


async def given(found: list[Edit], checking: Checking) -> list[Edit]:
    """Return the edits with the reasons that are known in time; whatever fails there leaves them bare."""
    if checking is None or not found:
        return found
    await asyncio.wait([checking], timeout=WAIT_SECONDS)
    if not checking.done() or checking.cancelled() or checking.exception():
        return found
    return edits.explain(found, checking.result().edits)


def _expected(checking: "asyncio.Task[offline.Correction]") -> None:
    """Look at how the check ended, so that asyncio does not log a failure nobody needs to know of."""
    if not checking.cancelled():
        checking.exception()
