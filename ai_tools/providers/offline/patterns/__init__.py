"""Mistakes of learners that harper does not know, each with a shape that nothing correct has."""

from collections.abc import Iterator
from itertools import chain

from ai_tools.edits import Edit
from ai_tools.providers.offline.patterns import (
    agreement,
    clauses,
    confusions,
    nouns,
    prepositions,
    spacing,
    tenses,
    verbs,
)

_ALL = tuple(
    chain.from_iterable(
        room.PATTERNS for room in (agreement, clauses, confusions, nouns, prepositions, spacing, tenses, verbs)
    )
)


def find(text: str) -> Iterator[Edit]:
    """Yield the corrections of every pattern; they may overlap."""
    for pattern in _ALL:
        yield from pattern.edits(text)
