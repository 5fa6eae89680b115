"""A text in passages: what is checked in one go, between two looks at the clock."""

import re
from collections.abc import Iterator
from typing import NamedTuple

PASSAGE_CHARS = 1_000
"""Harper takes 0.01 s for as many of ordinary English and 0.3 s for the worst."""

LONG_LINE = 45
"""Letters after which a line is taken to be wrapped, not ended."""

_WRAP = re.compile(rf"(?<=[^\n]{{{LONG_LINE}}})\n(?=[^\n])")
_LINES = re.compile(r"[^\r\n]+(?:\r\n|\r|\n|\Z)|[\r\n]")
_UP_TO = f".{{1,{PASSAGE_CHARS}}}"
_PARTS = re.compile(rf"{_UP_TO}\Z|{_UP_TO}(?<=[.!?])\s|{_UP_TO}\s|{_UP_TO}", re.DOTALL)


class Passage(NamedTuple):
    """A part of a text and where it begins."""

    offset: int
    text: str


def cut(text: str) -> Iterator[Passage]:
    """Yield every passage that holds a letter: a line and those it was wrapped onto, cut where long.

    Where a long line was wrapped, the passage holds a blank instead of the line break.
    """
    for start, end in _paragraphs(text):
        for part in _PARTS.finditer(text[start:end]):
            if any(map(str.isalpha, part[0])):
                yield Passage(start + part.start(), _WRAP.sub(" ", part[0]))


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start, above = 0, ""
    for line in _LINES.finditer(text):
        if not _is_wrapped(above, line[0]):
            yield start, line.start()
            start = line.start()
        above = line[0]
    yield start, len(text)


def _is_wrapped(above: str, line: str) -> bool:
    """Tell whether `line` goes on with the sentence of the line above, as after a long one without an end."""
    first = line.lstrip()[:1]
    goes_on = first.islower() or (first.isalpha() and len(above.rstrip()) >= LONG_LINE)
    return goes_on and not above.isspace() and above.rstrip()[-1:] not in {".", "!", "?", ":"}
