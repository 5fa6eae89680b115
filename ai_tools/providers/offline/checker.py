"""A text corrected by the safe policy, passage by passage; this blocks its thread."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from harper import Language

from ai_tools import protection
from ai_tools.edits import Edit, apply
from ai_tools.protection import Span
from ai_tools.providers.offline import linters, passages, policy

NOT_FOR_HARPER = r"\S{65,}|[^\w\s]{20,}"
"""Masked, because one word of 100 000 letters makes harper take all memory and abort the process."""

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?\Z")


@dataclass(frozen=True, slots=True)
class Correction:
    """What a text became, and the edits that lead there."""

    result: str
    edits: tuple[Edit, ...]


def check(text: str, *, dialect: str, ignore: frozenset[str], look_up: Callable[[], None]) -> Correction:
    """Correct `text`, leaving the words in `ignore` alone; `look_up` is called before each passage and may raise."""
    found: list[Edit] = []
    with linters.borrowed(dialect) as linter:
        for passage in passages.cut(text):
            look_up()
            lints = linter.organized_lints(
                passage.text, language=Language.PLAINTEXT, regex_mask=NOT_FOR_HARPER, dedup=False
            )
            found += [
                replace(edit, offset=passage.offset + edit.offset)
                for edit in policy.safe(passage.text, lints)
            ]
    edits = tuple(_apart(_allowed(text, found, ignore)))
    return Correction(apply(text, edits), edits)


def _allowed(text: str, found: Iterable[Edit], ignore: frozenset[str]) -> Iterator[Edit]:
    """Yield the edits that leave protected parts, what touches them, and ignored words alone."""
    protected, ignored = protection.spans(text), _ignored(text, ignore)
    for edit in found:
        if not protection.touches(protected, edit.offset, edit.end) and not any(
            span.start < edit.end and edit.offset < span.end for span in ignored
        ):
            yield edit


def _ignored(text: str, ignore: frozenset[str]) -> list[Span]:
    words = {word.casefold() for word in ignore}
    if not words:
        return []
    return [Span(*found.span()) for found in _WORD.finditer(text) if _names(found[0].casefold()) & words]


def _names(word: str) -> set[str]:
    return {word, _POSSESSIVE.sub("", word)}


def _apart(edits: Iterable[Edit]) -> Iterator[Edit]:
    """Yield the edits in order, without those that overlap an earlier one."""
    end = 0
    for edit in sorted(edits, key=lambda edit: (edit.offset, -edit.length)):
        if edit.offset >= end:
            yield edit
            end = edit.end
