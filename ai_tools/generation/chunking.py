"""A long text in chunks small enough for one request each, cut where paragraphs or sentences end."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Self

from ai_tools.text import protected_spans

CHUNK_CHARS = 2_500
"""About 600 tokens of English: an answer of that length takes a small model a few seconds."""

_LINES = re.compile(r"[^\r\n]*(?:[\r\n]+|\Z)")
_BLANKS = re.compile(r"\s+")
_ENDS = frozenset(".!?…。！？।؟")
_CLOSERS = "\"'”’)]"


@dataclass(frozen=True, slots=True)
class Chunk:
    """A part of a text: `text` is worked on, the blanks around it are kept as they are."""

    before: str
    text: str
    after: str

    @classmethod
    def of(cls, part: str) -> Self:
        """Set the blanks at both ends of a part aside; a part without letters and digits is all blanks."""
        if not any(letter.isalnum() for letter in part):
            return cls(part, "", "")
        bare = part.strip()
        start = part.index(bare)
        return cls(part[:start], bare, part[start + len(bare) :])


def cut(text: str, *, limit: int = CHUNK_CHARS) -> list[Chunk]:
    """Return the chunks of `text` in order; put together they are `text` again.

    A chunk is longer than `limit` only if it is one sentence or one protected part that is longer.
    """
    return [Chunk.of(part) for part in _packed(_unbroken(text, limit), limit)]


def whole(text: str) -> Chunk:
    """Return all of `text` as one chunk, without the blanks around it."""
    return Chunk("", text.strip(), "")


def _unbroken(text: str, limit: int) -> Iterator[str]:
    """Yield the parts, those together between which a fence of code or another protected part goes on.

    Half a fence does not look like code, neither to the model nor to the check of its answer.
    """
    protected = protected_spans.spans(text)
    start = end = 0
    lines = _LINES.findall(text)
    for part in chain.from_iterable(_sentences(line) if len(line) > limit else (line,) for line in lines):
        end += len(part)
        if not protected_spans.splits(protected, end):
            yield text[start:end]
            start = end


def _sentences(line: str) -> Iterator[str]:
    start = 0
    for blanks in _BLANKS.finditer(line):
        before = line[max(start, blanks.start() - 3) : blanks.start()].rstrip(_CLOSERS)
        if before[-1:] in _ENDS:
            yield line[start : blanks.end()]
            start = blanks.end()
    yield line[start:]


def _packed(parts: Iterator[str], limit: int) -> Iterator[str]:
    packed = ""
    for part in parts:
        if packed and len(packed) + len(part) > limit:
            yield packed
            packed = ""
        packed += part
    yield packed
