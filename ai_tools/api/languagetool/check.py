"""Checking one text for an editor: the offline checker, and a language model if the client is picky."""

import asyncio
from typing import Any

from bson import ObjectId
from django.conf import settings

from ai_tools import errors, offline, providers
from ai_tools.api.languagetool import description
from ai_tools.api.languagetool.matches import Report
from ai_tools.api.languagetool.parameters import AUTO, CheckParameters
from ai_tools.offline import Correction, language_detection
from ai_tools.text.edits import Edit, Notice
from learning import progress
from learning.profile import Profile

SECONDS = 8
"""LibreOffice waits for ten."""

UNDETERMINED = "und"
"""BCP 47 for a language that nobody knows; this service knows English only."""


async def check(asked: CheckParameters, *, learner: Profile, user_id: ObjectId | None) -> dict[str, Any]:
    """Check a text, with the words and the dialect of a user if the caller is known.

    Returns the answer of `/v2/check`; raises the problems of `ai_tools.errors`.
    """
    text = asked.text.plain
    if len(text) > settings.AI_MAX_INPUT_CHARS:
        raise errors.TextTooLong(
            f"The text has {len(text):,} characters; the limit is {settings.AI_MAX_INPUT_CHARS:,}."
        )
    dialect = asked.dialect(otherwise=learner.dialect or providers.OFFLINE_DIALECT)
    is_english = asked.is_english and (
        asked.language != AUTO or language_detection.is_likely(text, whole=True)
    )
    wanted = is_english and not asked.text_level_only
    correction = await _correction(asked, learner, dialect=dialect) if wanted else Correction(text, ())
    if wanted and user_id and learner.track_progress:
        progress.note(user_id=user_id, text=text, edits=correction.edits)
    found: list[Edit | Notice] = [*correction.edits, *correction.notices]
    report = Report(text=asked.text, dialect=dialect, found=found, filter=asked.filter)
    return {
        "software": description.software(),
        "warnings": {"incompleteResults": False},
        "language": _language(asked, dialect=dialect, is_english=is_english),
        "matches": report.matches(),
        "sentenceRanges": report.sentence_ranges(),
    }


async def _correction(asked: CheckParameters, learner: Profile, *, dialect: str) -> Correction:
    return await offline.correct(
        asked.text.plain,
        dialect=dialect,
        ignore=frozenset(),
        known_words=learner.dictionary.in_text(asked.text.plain),
        deadline=asyncio.get_running_loop().time() + SECONDS,
    )


def _language(asked: CheckParameters, *, dialect: str, is_english: bool) -> dict[str, Any]:
    if is_english:
        return description.language(dialect, confidence=1.0)
    code = UNDETERMINED if asked.language == AUTO else asked.language
    return description.language(code, confidence=0.0)
