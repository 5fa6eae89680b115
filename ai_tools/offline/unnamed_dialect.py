"""Correct a text whose dialect no one has named: its own spellings show which one it is written in."""

from collections.abc import Callable

from ai_tools.offline import checker
from ai_tools.offline.checker import Correction
from ai_tools.offline.spelling import dialects

FIRST, OTHER = "en-US", "en-GB"


def check(
    text: str,
    *,
    ignore: frozenset[str],
    look_up: Callable[[], None],
    disabled_rules: frozenset[str] = frozenset(),
    known_words: frozenset[str] = frozenset(),
) -> Correction:
    """Correct `text` as American English, or as British English if most of its spellings are British.

    A writer who has chosen no dialect has made no mistake by writing *colour*, so a text that is consistent
    keeps its spellings. A text that mixes both is corrected to the more frequent one.
    """

    def in_dialect(dialect: str) -> Correction:
        return checker.check(
            text,
            dialect=dialect,
            ignore=ignore,
            look_up=look_up,
            disabled_rules=disabled_rules,
            known_words=known_words,
        )

    american = in_dialect(FIRST)
    british_words = _foreign_words(american)
    if not british_words:
        return american
    # Only a text with such words is read twice.
    british = in_dialect(OTHER)
    return british if _foreign_words(british) < british_words else american


def _foreign_words(correction: Correction) -> int:
    """Count the words that are spelled as in another dialect."""
    edits = sum(one.rule == dialects.DIALECT for one in correction.edits)
    return edits + sum(one.rule == dialects.DIALECT for one in correction.notices)
