"""Compare what a checker found with the errors that were put into a text.

A change is right if making it, and nothing else, gives the same text as repairing the errors it touches.
So it does not matter where a checker draws the borders of a change, and changes that repair an error only
together count as right together. Another good correction counts as wrong.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations

WORD = re.compile(r"[\w'’-]+")
CLOSE = 1
"""Characters between two changes that still touch: a blank."""


@dataclass(frozen=True, slots=True)
class Change:
    """What stands at `start:end` becomes one of `options`; several options are tried one by one."""

    start: int
    end: int
    options: tuple[str, ...]
    category: str = ""


@dataclass(slots=True)
class Matches:
    """Which of the found changes are right, which of the errors are repaired, and which of both overlap."""

    right: set[Change] = field(default_factory=set)
    repaired: set[Change] = field(default_factory=set)
    in_place: set[Change] = field(default_factory=set)
    detected: set[Change] = field(default_factory=set)
    beside: dict[Change, Change] = field(default_factory=dict)
    """The error that a found change overlaps."""


def match(text: str, found: Sequence[Change], errors: Sequence[Change]) -> Matches:
    """Compare changes that do not overlap one another with errors that do not overlap one another."""
    matches = Matches()
    for change in found:
        near = [error for error in errors if _touch(change, error)]
        for error in near:
            if _words(text, change) & _words(text, error):
                matches.in_place.add(change)
                matches.detected.add(error)
                matches.beside.setdefault(change, error)
        _note(matches, text, [change], near)
    for together in _neighbours(text, [one for one in found if one not in matches.right], errors):
        _note(matches, text, *together)
    return matches


def _note(matches: Matches, text: str, found: list[Change], errors: list[Change]) -> None:
    """Write down `found` as right if it repairs some of `errors` and does nothing else."""
    for count in range(1, len(errors) + 1):
        for some in combinations(errors, count):
            if _same(text, found, some):
                matches.right.update(found)
                matches.in_place.update(found)
                matches.repaired.update(some)
                matches.detected.update(some)
                return


def _same(text: str, found: Sequence[Change], errors: Sequence[Change]) -> bool:
    start = min(change.start for change in (*found, *errors))
    end = max(change.end for change in (*found, *errors))
    wanted = _made(text, start, end, [(error, error.options[0]) for error in errors])
    if len(found) == 1:
        return any(_made(text, start, end, [(found[0], option)]) == wanted for option in found[0].options)
    return (
        _made(text, start, end, [(change, change.options[0]) for change in found if change.options]) == wanted
    )


def _made(text: str, start: int, end: int, changes: Iterable[tuple[Change, str]]) -> str:
    parts: list[str] = []
    at = start
    for change, replacement in sorted(changes, key=lambda made: (made[0].start, made[0].end)):
        parts += text[at : change.start], replacement
        at = change.end
    return "".join(parts) + text[at:end]


def _neighbours(
    text: str, found: Sequence[Change], errors: Sequence[Change]
) -> Iterable[tuple[list[Change], list[Change]]]:
    """Yield each error that several changes touch, with these changes."""
    for error in errors:
        touching = [change for change in found if _touch(change, error)]
        if len(touching) > 1:
            yield touching, [error]


def _touch(one: Change, other: Change) -> bool:
    return one.start <= other.end + CLOSE and other.start <= one.end + CLOSE


def _words(text: str, change: Change) -> set[int]:
    """Return where the words begin that a change touches; an insertion touches the words beside it."""
    words = WORD.finditer(text, max(0, change.start - 40), change.end + 40)
    return {
        word.start() for word in words if word.start() <= change.end + CLOSE and change.start <= word.end()
    }
