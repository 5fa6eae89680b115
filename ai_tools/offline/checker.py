"""Correct a text passage by passage and point out likely mistakes; this blocks its thread."""

from bisect import bisect
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from typing import TypeVar

from ai_tools.offline import language_detection, normal_text, paragraphs, passage_checker
from ai_tools.offline.harper import trusted_rules
from ai_tools.offline.kept_parts import composed_in, known_words_in, mentioned, words_in
from ai_tools.offline.normal_text import NormalText
from ai_tools.text import categories, protected_spans
from ai_tools.text.edits import Edit, Notice, apply

Found = TypeVar("Found", bound=Edit | Notice)


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

    `known_words` are left alone, too, but only if they are written in exactly this way.

    `look_up` is called before each passage and may raise to give up.
    """
    normal = normal_text.read(text)
    found = find(normal.text, dialect=dialect, look_up=look_up)
    enabled = [one for one in found if one.rule not in disabled_rules]
    allowed = list(allowed_changes(normal, enabled, ignore, known_words))
    edits = without_overlaps([one for one in allowed if isinstance(one, Edit)])
    inserted = [edit.offset for edit in edits if not edit.length]
    # Of “I am agree” the “am” goes away: “agreeing” would be a second correction of the same mistake.
    inserted += [place for edit in edits if not edit.replacement for place in (edit.offset - 1, edit.end + 1)]
    # A word next to an insertion has been dealt with.
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


def find(text: str, *, dialect: str, look_up: Callable[[], None]) -> Iterator[Edit | Notice]:
    """Yield what each English passage of `text` holds, the surest of a passage first; they may overlap."""
    whole = language_detection.is_likely(text, whole=True)
    for passage in paragraphs.cut(text):
        look_up()
        if language_detection.is_likely(passage.text, whole=whole):
            start, end = passage.offset, passage.offset + len(passage.text)
            inside = passage_checker.found_in(
                passage.text,
                before=text[max(0, start - trusted_rules.CONTEXT_CHARS) : start],
                after=text[end : end + trusted_rules.CONTEXT_CHARS],
                dialect=dialect,
            )
            yield from (replace(one, offset=start + one.offset) for one in inside)


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
