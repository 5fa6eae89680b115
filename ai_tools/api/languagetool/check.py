"""Checking one text for an editor: the offline checker, and a language model if the client is picky."""

import asyncio
import logging
from collections.abc import Sequence
from itertools import chain
from typing import Any

from bson import ObjectId
from django.conf import settings

from ai_tools import errors, offline, providers
from ai_tools.api.languagetool import description
from ai_tools.api.languagetool.matches import Report
from ai_tools.api.languagetool.parameters import AUTO, CheckParameters
from ai_tools.offline import catalogue, language_detection
from ai_tools.text.edits import Edit, Notice
from ai_tools.text.protected_spans import Span, overlaps
from ai_tools.tools import service
from ai_tools.tools.definitions import FIX_GRAMMAR, Task
from learning import progress
from learning.profile import Profile
from sahienglish.core.errors import Problem

logger = logging.getLogger(__name__)

SECONDS = 8
"""How long a check may take, if `AI_TIMEOUT_SECONDS` allows that; LibreOffice waits for ten."""

UNDETERMINED = "und"
"""BCP 47 for an undetermined language; this service knows English only."""


async def check(asked: CheckParameters, *, learner: Profile, user_id: ObjectId | None) -> dict[str, Any]:
    """Check a text, with the words and the dialect of a user if the caller is known.

    Returns the answer of `/v2/check`; raises the problems of `ai_tools.errors`.
    """
    text = asked.text.plain
    if len(text) > settings.AI_MAX_INPUT_CHARS:
        raise errors.TextTooLong(
            f"The text has {len(text):,} characters; the limit is {settings.AI_MAX_INPUT_CHARS:,}."
        )
    chosen = asked.dialect(otherwise=learner.dialect)
    dialect = chosen or providers.OFFLINE_DIALECT
    is_english = asked.is_english and (
        asked.language != AUTO or language_detection.is_likely(text, whole=True)
    )
    wanted = is_english and not asked.text_level_only
    found = await _found(asked, learner, dialect=chosen, user_id=user_id) if wanted else []
    if wanted and user_id and learner.track_progress:
        progress.note(user_id=user_id, text=text, edits=[one for one in found if isinstance(one, Edit)])
    report = Report(
        text=asked.text,
        dialect=dialect,
        language=_language_of_messages(asked, learner),
        found=found,
        filter=asked.filter,
    )
    return {
        "software": description.software(),
        "warnings": {"incompleteResults": False},
        "language": _language(asked, dialect=dialect, is_english=is_english),
        "matches": report.matches(),
        "sentenceRanges": report.sentence_ranges(),
    }


async def _found(
    asked: CheckParameters, learner: Profile, *, dialect: str, user_id: ObjectId | None
) -> Sequence[Edit | Notice]:
    task = Task(
        tool=FIX_GRAMMAR,
        text=asked.text.plain,
        options={"dialect": dialect} if dialect else {},
        known_words=learner.dictionary.in_text(asked.text.plain),
    )
    await offline.ready()
    seconds = min(SECONDS, settings.AI_TIMEOUT_SECONDS)
    checking = offline.correct(
        task.text,
        dialect=dialect,
        ignore=frozenset(),
        known_words=task.known_words,
        deadline=asyncio.get_running_loop().time() + seconds,
    )
    if not (asked.is_picky and user_id and service.model_for(FIX_GRAMMAR)):
        correction = await checking
        return [*correction.edits, *correction.notices]
    correction, by_model = await asyncio.gather(
        checking, _edits_of_model(task, user_id=user_id, seconds=seconds)
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


def _language_of_messages(asked: CheckParameters, learner: Profile) -> str:
    """Return the first language that the catalogue of rules knows: the client's, the user's, or English."""
    wanted = (asked.mother_tongue, learner.explanation_language)
    known = (catalogue.language_of(tag) for tag in wanted if tag)
    return next(filter(None, known), catalogue.ENGLISH)


def _language(asked: CheckParameters, *, dialect: str, is_english: bool) -> dict[str, Any]:
    if is_english:
        return description.language(dialect, confidence=1.0)
    code = UNDETERMINED if asked.language == AUTO else asked.language
    return description.language(code, confidence=0.0)
