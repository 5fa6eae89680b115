"""The response of `/v2/check`: what is wrong with a text, in the words of the protocol."""

from collections.abc import Sequence
from typing import Any

from bson import ObjectId

from ai_tools import providers
from ai_tools.api.languagetool import description
from ai_tools.api.languagetool.matches import Report
from ai_tools.api.languagetool.parameters import AUTO, CheckParameters
from ai_tools.offline import catalogue, language_detection
from ai_tools.text.edits import Edit, Notice
from ai_tools.tools import checking, limits
from learning import progress
from learning.profile import Learner

UNDETERMINED = "und"
"""BCP 47 for an undetermined language; this service knows English only."""


async def check(asked: CheckParameters, *, learner: Learner, user_id: ObjectId | None) -> dict[str, Any]:
    """Check a text, with the words and the dialect of a user if the caller is known.

    Returns the response of `/v2/check`; raises the problems of `ai_tools.errors`.
    """
    text = asked.text.plain
    limits.require_fit(text)
    chosen = asked.dialect(otherwise=learner.dialect)
    dialect = chosen or providers.OFFLINE_DIALECT
    is_english = asked.is_english and (
        asked.language != AUTO or language_detection.is_likely(text, whole=True)
    )
    wanted = is_english and not asked.text_level_only
    found: Sequence[Edit | Notice] = ()
    if wanted:
        found = await checking.mistakes(
            text,
            dialect=chosen,
            known_words=learner.dictionary.in_text(text),
            model_for=user_id if asked.is_picky else None,
        )
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


def _language_of_messages(asked: CheckParameters, learner: Learner) -> str:
    """Return the first language that the catalogue of rules knows: the client's, the user's, or English."""
    wanted = (asked.mother_tongue, learner.explanation_language)
    known = (catalogue.language_of(tag) for tag in wanted if tag)
    return next(filter(None, known), catalogue.ENGLISH)


def _language(asked: CheckParameters, *, dialect: str, is_english: bool) -> dict[str, Any]:
    if is_english:
        return description.language(dialect, confidence=1.0)
    code = UNDETERMINED if asked.language == AUTO else asked.language
    return description.language(code, confidence=0.0)
