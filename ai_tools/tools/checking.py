"""Checking a text for an editor: offline, and by a language model as well if the client is picky."""

import asyncio
import logging
from collections.abc import Sequence
from itertools import chain

from bson import ObjectId
from django.conf import settings

from ai_tools import offline
from ai_tools.text.edits import Edit, Notice
from ai_tools.text.protected_spans import Span, overlaps
from ai_tools.tools import service
from ai_tools.tools.definitions import FIX_GRAMMAR, Task
from sahienglish.core.errors import Problem

SECONDS = 8
"""How long a check may take, if `AI_TIMEOUT_SECONDS` allows that; LibreOffice waits for ten."""

logger = logging.getLogger(__name__)


async def mistakes(
    text: str, *, dialect: str, known_words: frozenset[str], model_for: ObjectId | None
) -> Sequence[Edit | Notice]:
    """Return what is wrong, or likely wrong, in a text; where both find something, the model's edit counts.

    `model_for` is the account whose quota a language model is asked on; without it, none is asked.
    """
    account = model_for if model_for and service.model_for(FIX_GRAMMAR) else None
    await offline.ready()
    seconds = min(SECONDS, settings.AI_TIMEOUT_SECONDS)
    checking = offline.correct(
        text,
        dialect=dialect,
        ignore=frozenset(),
        known_words=known_words,
        deadline=asyncio.get_running_loop().time() + seconds,
    )
    if account is None:
        correction = await checking
        return [*correction.edits, *correction.notices]
    options = {"dialect": dialect} if dialect else {}
    task = Task(tool=FIX_GRAMMAR, text=text, options=options, known_words=known_words)
    correction, by_model = await asyncio.gather(
        checking, _edits_of_model(task, user_id=account, seconds=seconds)
    )
    marked = [Span(edit.offset, edit.end) for edit in by_model]
    others: chain[Edit | Notice] = chain(correction.edits, correction.notices)
    return [*by_model, *(one for one in others if not overlaps(marked, one.offset, one.end))]


async def _edits_of_model(task: Task, *, user_id: ObjectId, seconds: float) -> Sequence[Edit]:
    """Return what the language model would change, or nothing if it fails or takes too long."""
    try:
        async with asyncio.timeout(seconds):
            return (await service.run(task, user_id=user_id)).edits or ()
    except (Problem, TimeoutError) as failure:
        logger.info("the language model did not check a text: %s", type(failure).__name__)
        return ()
