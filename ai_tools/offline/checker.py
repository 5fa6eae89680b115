"""A text corrected without asking anybody, passage by passage; this blocks its thread."""

import re
from bisect import bisect
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from harper import Language, Lint, Linter, SuggestionKind

from ai_tools import protection
from ai_tools.edits import Edit, apply
from ai_tools.offline import harper_pool, harper_rules, language_detection, paragraphs, patterns, spelling
from ai_tools.offline.paragraphs import Passage
from ai_tools.protection import Span

NOT_FOR_HARPER = r"\S{65,}|\w{33,}|[^\w\s]{20,}"
"""Masked, because one word of 100 000 letters makes harper take all memory and abort the process, and one of
40 letters takes 30 ms."""

_WORD = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")
_MENTION = re.compile(
    r"""["\u201c](?=[a-z])[^"\u201c\u201d\n]{1,40}["\u201d]|(?<!\w)['\u2018](?=[a-z])[^'\u2018\u2019\n]{1,40}['\u2019](?!\w)"""
)
MOST_MENTIONED = 4
"""Quoted words, so few and without a capital, are spoken about: *write "dont" with an apostrophe*."""

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
    whole = language_detection.is_likely(text, whole=True)
    with harper_pool.borrowed(dialect) as linter:
        for passage in paragraphs.cut(text):
            look_up()
            if language_detection.is_likely(passage.text, whole=whole):
                found += _found(text, passage, linter)
    edits = tuple(_apart(_allowed(text, found, ignore)))
    return Correction(apply(text, edits), edits)


def _found(text: str, passage: Passage, linter: Linter) -> Iterator[Edit]:
    """Yield what to correct in one passage, the surest first; edits may overlap."""
    lints = linter.organized_lints(
        passage.text, language=Language.PLAINTEXT, regex_mask=NOT_FOR_HARPER, dedup=False
    )
    unknown = lints.pop(spelling.RULE)
    if not language_detection.is_known(passage.text, unknown):
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
            if harper_rules.may_apply(rule, lint, text=text, start=start, end=end):
                suggestion, original = lint.suggestions[0], lint.problem_text
                kept = original if suggestion.kind == SuggestionKind.INSERT_AFTER else ""
                meant = suggestion.replacement_text
                if original == "A":  # harper takes it for a word in capitals, and writes AN
                    meant = meant.capitalize()
                yield Edit(start, end - start, original, kept + meant, lint.message, rule)


def _allowed(text: str, found: Iterable[Edit], ignore: frozenset[str]) -> Iterator[Edit]:
    """Yield the edits that leave protected parts, what touches them, mentioned and ignored words alone."""
    protected = protection.spans(text)
    kept = [list(spans) for spans in (_mentioned(text), _words_in(text, ignore), _composed_in(text, ignore))]
    for edit in found:
        if not protection.touches(protected, edit.offset, edit.end) and not any(
            protection.overlaps(spans, edit.offset, edit.end) for spans in kept
        ):
            yield edit


def _mentioned(text: str) -> Iterator[Span]:
    for found in _MENTION.finditer(text):
        if len(found[0].split()) <= MOST_MENTIONED and found[0][-2] not in ".!?,":
            yield Span(*found.span())


def _words_in(text: str, ignore: frozenset[str]) -> Iterator[Span]:
    words = {word.casefold() for word in ignore}
    if words:
        for found in _WORD.finditer(text):
            if _names(found[0].casefold()) & words:
                yield Span(*found.span())


def _composed_in(text: str, ignore: frozenset[str]) -> Iterator[Span]:
    """Yield where something to ignore stands that is more than a word: *node.js*, *machine learning*."""
    composed = [re.escape(word) for word in ignore if not _WORD.fullmatch(word)]
    if composed:
        longest_first = "|".join(sorted(composed, key=len, reverse=True))
        for found in re.finditer(rf"(?<![^\W_])(?:{longest_first})(?![^\W_])", text, re.IGNORECASE):
            yield Span(*found.span())


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
