"""A text corrected without asking anybody, passage by passage; this blocks its thread."""

import re
from bisect import bisect
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from harper import Language, Lint, Linter, SuggestionKind

from ai_tools import protection
from ai_tools.edits import Edit, apply
from ai_tools.protection import Span
from ai_tools.providers.offline import english, linters, passages, patterns, rules, spelling
from ai_tools.providers.offline.passages import Passage

NOT_FOR_HARPER = r"\S{65,}|\w{33,}|[^\w\s]{20,}"
"""Masked, because one word of 100 000 letters makes harper take all memory and abort the process, and one of
40 letters takes 30 ms."""

_WORD = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")
_POSSESSIVE = re.compile(r"['\u2019]s?\Z")


@dataclass(frozen=True, slots=True)
class Correction:
    """What a text became, and the edits that lead there."""

    result: str
    edits: tuple[Edit, ...]


def check(text: str, *, dialect: str, ignore: frozenset[str], look_up: Callable[[], None]) -> Correction:
    """Correct `text` and leave the words in `ignore` alone.

    `look_up` is called before each passage and may raise to give up.
    """
    found: list[Edit] = []
    whole = english.is_likely(text, whole=True)
    with linters.borrowed(dialect) as linter:
        for passage in passages.cut(text):
            look_up()
            if english.is_likely(passage.text, whole=whole):
                found += _found(text, passage, linter)
    edits = tuple(_apart(_allowed(text, found, ignore)))
    return Correction(apply(text, edits), edits)


def _found(text: str, passage: Passage, linter: Linter) -> Iterator[Edit]:
    """Yield what to correct in one passage, the surest first; edits may overlap."""
    lints = linter.organized_lints(
        passage.text, language=Language.PLAINTEXT, regex_mask=NOT_FOR_HARPER, dedup=False
    )
    unknown = lints.pop(spelling.RULE)
    if not english.is_known(passage.text, unknown):
        return
    for source in (
        patterns.find(passage.text),
        spelling.slips(passage.text),
        spelling.likely(passage.text, unknown),
    ):
        for edit in source:
            yield replace(edit, offset=passage.offset + edit.offset)
    yield from _by_rules(text, passage, lints)


def _by_rules(text: str, passage: Passage, lints: Mapping[str, Sequence[Lint]]) -> Iterator[Edit]:
    for rule, found in lints.items():
        for lint in found:
            start, end = passage.offset + lint.span.start, passage.offset + lint.span.end
            if rules.may_apply(rule, lint, text=text, start=start, end=end):
                suggestion, original = lint.suggestions[0], lint.problem_text
                kept = original if suggestion.kind == SuggestionKind.INSERT_AFTER else ""
                yield Edit(
                    start, end - start, original, kept + suggestion.replacement_text, lint.message, rule
                )


def _allowed(text: str, found: Iterable[Edit], ignore: frozenset[str]) -> Iterator[Edit]:
    """Yield the edits that leave protected parts, what touches them, and ignored words alone."""
    protected, ignored = protection.spans(text), _ignored(text, ignore)
    for edit in found:
        if not protection.touches(protected, edit.offset, edit.end) and not protection.overlaps(
            ignored, edit.offset, edit.end
        ):
            yield edit


def _ignored(text: str, ignore: frozenset[str]) -> list[Span]:
    words = {word.casefold() for word in ignore}
    if not words:
        return []
    return [Span(*found.span()) for found in _WORD.finditer(text) if _names(found[0].casefold()) & words]


def _names(word: str) -> set[str]:
    return {word, _POSSESSIVE.sub("", word)}


def _apart(edits: Iterable[Edit]) -> list[Edit]:
    """Return the edits in the order of the text, without those that overlap an earlier and surer one."""
    kept: list[Edit] = []
    for edit in edits:
        at = bisect(kept, (edit.offset, edit.end), key=lambda other: (other.offset, other.end))
        before, after = kept[at - 1 : at], kept[at : at + 1]
        clear = all(other.end <= edit.offset and other.offset < edit.end for other in before)
        if clear and all(edit.end <= other.offset for other in after):
            kept.insert(at, edit)
    return kept
