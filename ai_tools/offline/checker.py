"""Correct a text passage by passage and point out likely mistakes; this blocks its thread."""

import re
from bisect import bisect
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from typing import TypeVar

from harper import Dialect, Language, Lint, Linter

from ai_tools.offline import catalogue, grammar, language_detection, normal_text, paragraphs, patterns
from ai_tools.offline.harper import linters, trusted_rules
from ai_tools.offline.kept_parts import composed_in, known_words_in, mentioned, words_in
from ai_tools.offline.normal_text import NormalText
from ai_tools.offline.paragraphs import Passage
from ai_tools.offline.spelling import misspellings, unknown_words
from ai_tools.text import categories, protected_spans
from ai_tools.text.edits import Edit, Notice, apply

NOT_FOR_HARPER = r"\S{65,}|\w{33,}|[^\w\s]{20,}"
"""Masked, because one word of 100 000 letters makes harper take all memory and abort the process, and one of
40 letters takes 30 ms."""

MAY_BE_MASKED = re.compile(r"[^ \n]{20,}")
"""Harper compiles the mask for every text, which takes longer than reading it: texts without such a word go
without a mask."""

Found = TypeVar("Found", bound=Edit | Notice)
IN_CAPITALS = re.compile(r"\b[A-Z]{2,} \Z")


@dataclass(frozen=True, slots=True)
class Correction:
    """What a text became, the edits that lead there, and the likely mistakes left in the text.

    Both are in the order of the text, and nothing overlaps.
    """

    result: str
    edits: tuple[Edit, ...]
    notices: tuple[Notice, ...] = ()


def check(
    text: str,
    *,
    dialect: str,
    ignore: frozenset[str],
    look_up: Callable[[], None],
    disabled_rules: frozenset[str] = frozenset(),
    known_words: frozenset[str] = frozenset(),
) -> Correction:
    """Correct `text`, leave the words in `ignore` alone and do without `disabled_rules`.

    `known_words` are left alone, too, but only where they are written in exactly this way.

    `look_up` is called before each passage and may raise to give up.
    """
    normal = normal_text.read(text)
    found: list[Edit | Notice] = []
    whole = language_detection.is_likely(normal.text, whole=True)
    with linters.borrowed(dialect) as linter:
        for passage in paragraphs.cut(normal.text):
            look_up()
            if language_detection.is_likely(passage.text, whole=whole):
                found += found_in(normal.text, passage, linter)
    enabled = [one for one in found if one.rule not in disabled_rules]
    allowed = list(allowed_changes(normal, enabled, ignore, known_words))
    edits = without_overlaps([one for one in allowed if isinstance(one, Edit)])
    inserted = [edit.offset for edit in edits if not edit.length]
    # A word beside which something is inserted has been dealt with.
    likely = [
        one
        for one in allowed
        if isinstance(one, Notice) and not any(one.offset <= place <= one.end for place in inserted)
    ]
    apart = [one for one in without_overlaps(chain[Edit | Notice](edits, likely)) if isinstance(one, Notice)]
    return Correction(
        apply(text, edits),
        tuple(categories.with_categories(text, edits)),
        tuple(categories.with_categories(text, apart)),
    )


def found_in(text: str, passage: Passage, linter: Linter) -> Iterator[Edit | Notice]:
    """Yield the edits and notices of one passage, the surest first; they may overlap."""
    mask = NOT_FOR_HARPER if MAY_BE_MASKED.search(passage.text) else None
    lints = linter.organized_lints(passage.text, language=Language.PLAINTEXT, regex_mask=mask, dedup=False)
    unknown = lints.pop(misspellings.RULE)
    american = linter.dialect == Dialect.AMERICAN
    if not language_detection.is_known(passage.text, unknown):
        return
    for source in (
        patterns.find(passage.text),
        misspellings.find(passage.text),
        unknown_words.find(passage.text, unknown, american=american, accepted=partial(linters.known, linter)),
        grammar.find(passage.text, ends_paragraph=ends_paragraph(text, passage)),
    ):
        for one in source:
            yield replace(one, offset=passage.offset + one.offset)
    yield from by_rules(text, passage, lints)


def ends_paragraph(text: str, passage: Passage) -> bool:
    """Tell whether a blank line, or nothing, follows a passage that is no item of a list."""
    end = passage.offset + len(passage.text)
    in_list = passage.text.lstrip()[:1] in "-*#>|" or "```" in passage.text
    return not in_list and text[end : end + 1] in {"", "\n"}


def by_rules(text: str, passage: Passage, lints: Mapping[str, Sequence[Lint]]) -> Iterator[Edit | Notice]:
    first = max(0, passage.offset - trusted_rules.CONTEXT_CHARS)
    last = passage.offset + len(passage.text)
    around = text[first : passage.offset] + passage.text + text[last : last + trusted_rules.CONTEXT_CHARS]
    for rule, found in lints.items():
        for lint in found:
            start, end = passage.offset + lint.span.start, passage.offset + lint.span.end
            kind = trusted_rules.judge(rule, lint, text=around, start=start - first, end=end - first)
            if kind is None:
                continue
            in_capitals = bool(IN_CAPITALS.search(around, 0, start - first))
            meant = tuple(
                trusted_rules.replacement(lint, suggestion, in_capitals=in_capitals)
                for suggestion in lint.suggestions
            )
            # Harper's own messages are for people who know the terms of grammar.
            message = catalogue.message(rule, language=catalogue.ENGLISH) or lint.message
            if kind is Edit:
                yield Edit(start, end - start, lint.problem_text, meant[0], message, rule, meant)
            else:
                yield Notice(start, end - start, lint.problem_text, meant, message, rule)


def allowed_changes(
    normal: NormalText, found: Iterable[Edit | Notice], ignore: frozenset[str], known_words: frozenset[str]
) -> Iterator[Edit | Notice]:
    """Yield, in terms of the user's text, what leaves protected, mentioned and ignored parts alone."""
    text, links = normal.original, frozenset(normal.link_marks)
    # The text of a link may be corrected up to its brackets, so only an overlap counts there.
    protected = [span for span in protected_spans.spans(text) if span not in links]
    kept = [
        list(spans)
        for spans in (
            mentioned(text),
            words_in(text, ignore),
            composed_in(text, ignore),
            known_words_in(text, known_words),
            normal.link_marks,
        )
    ]
    for one in map(normal.to_original, found):
        if one is None or protected_spans.touches(protected, one.offset, one.end):
            continue
        if not any(protected_spans.overlaps(spans, one.offset, one.end) for spans in kept):
            yield one


def without_overlaps(found: Iterable[Found]) -> list[Found]:
    """Return the edits or notices in the order of the text, without those that overlap an earlier one."""
    kept: list[Found] = []
    for one in found:
        at = bisect(kept, (one.offset, one.end), key=lambda other: (other.offset, other.end))
        before, after = kept[at - 1 : at], kept[at : at + 1]
        clear = all(other.end <= one.offset and other.offset < one.end for other in before)
        # Two insertions on both sides of a blank are the same one, found twice.
        twice = not one.length and any(
            not other.length and abs(one.offset - other.offset) <= 1 for other in (*before, *after)
        )
        if clear and not twice and all(one.end <= other.offset for other in after):
            kept.insert(at, one)
    return kept
