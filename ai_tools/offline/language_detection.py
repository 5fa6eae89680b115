"""Whether a passage is English: nothing else is corrected, and nothing else may cost time.

Each word that harper does not know takes it 7 ms, so ten thousand letters of nonsense would take ten seconds.
"""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from harper import Lint

from ai_tools.offline.spelling import unknown_words

FEWEST_COMMON = 0.1
"""The share of the commonest words below which no English text comes."""

MOST_UNKNOWN = 0.4
"""A passage with a larger share of unknown words is in another language."""

TOO_FEW_WORDS = 4
"""So few words say nothing by themselves."""

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")


@cache
def common_words() -> frozenset[str]:
    """Return the commonest words, in small letters."""
    lines = (
        (Path(__file__).with_name("data") / "words" / "common.txt").read_text(encoding="utf-8").splitlines()
    )
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def is_likely(passage: str, *, whole: bool) -> bool:
    """Tell, before harper reads it, whether `passage` may be English; `whole` answers for its text."""
    words = _WORD.findall(passage.lower().replace("\u2019", "'"))
    if len(words) < TOO_FEW_WORDS:
        return whole
    return sum(word in common_words() for word in words) >= FEWEST_COMMON * len(words)


def is_known(passage: str, unknown: Sequence[Lint]) -> bool:
    """Tell, from what harper's dictionary does not hold, whether `passage` is English.

    Names do not count, nor do words that are clearly slips of others.
    """
    strange = [lint for lint in unknown if lint.problem_text.islower() and not unknown_words.is_clear(lint)]
    return len(strange) <= MOST_UNKNOWN * len(_WORD.findall(passage))
