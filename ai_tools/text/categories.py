"""The category of an edit, decided from the words alone: the same change always has the same category."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from ai_tools.text.edits import Edit, Notice
from ai_tools.text.tokenizer import words
from ai_tools.text.word_analysis import letter_changes, word_changes
from ai_tools.text.word_analysis.word_classes import ARTICLES, CONJUNCTIONS, PREPOSITIONS, PRONOUNS

CATEGORIES = (
    "spelling",
    "confused_word",
    "capitalization",
    "punctuation",
    "spacing",
    "article",
    "preposition",
    "verb_tense",
    "verb_form",
    "agreement",
    "noun_number",
    "pronoun",
    "word_order",
    "missing_word",
    "extra_word",
    "repetition",
    "word_choice",
    "style",
)

CONTEXT_CHARS = 120
"""How far around an edit its words are looked at."""

NEXT_CHARS = 12
"""How far a pronoun or another common word may move to be the same one."""

Found = TypeVar("Found", Edit, Notice)


def of(text: str, edit: Edit | Notice) -> str:
    """Return the category of one edit of `text`.

    >>> of("She go home.", Edit(4, 2, "go", "goes"))
    'agreement'
    """
    new = edit.replacement if isinstance(edit, Edit) else next(iter(edit.suggestions), edit.original)
    before = text[max(0, edit.offset - CONTEXT_CHARS) : edit.offset]
    last_sentence = re.split(r"[.!?\n]\s", before)[-1]
    after = text[edit.end : edit.end + CONTEXT_CHARS]
    if by_letters := letter_changes.category(edit.original, new):
        return by_letters
    return _by_words(words(edit.original), words(new), words(last_sentence), words(after))


def with_categories(text: str, edits: Sequence[Found]) -> list[Found]:
    """Give each edit or notice that has no category its own.

    A word that one edit takes away and another one puts in nearby is in the wrong place.
    """
    moved = _moved(edits)
    return [
        one if one.category else replace(one, category="word_order" if one in moved else of(text, one))
        for one in edits
    ]


def _by_words(old: list[str], new: list[str], before: list[str], after: list[str]) -> str:
    if len(old) > 1 and sorted(old) == sorted(new):
        return "word_order"
    start, old, new = _trimmed(old, new)
    before = before + start
    if not old and not new:
        return "punctuation"
    if not old:
        return word_changes.of_added(new, after)
    if not new:
        return word_changes.of_dropped(old, before, after)
    return word_changes.category(old, new, before)


def _trimmed(old: list[str], new: list[str]) -> tuple[list[str], list[str], list[str]]:
    """Return what both begin with, and the rest of each without what both end with."""
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    return old[:start], old[start : len(old) - end], new[start : len(new) - end]


def _moved(edits: Iterable[Edit | Notice]) -> list[Edit | Notice]:
    """Return the edits that take away words another edit nearby puts in."""
    pure = [
        one for one in edits if isinstance(one, Edit) and not (words(one.original) and words(one.replacement))
    ]
    found: list[Edit | Notice] = []
    for one, other in ((one, other) for one in pure for other in pure if one.original and not other.original):
        taken = words(one.original)
        # A common word that goes in one place may come in another for its own reason.
        closed = ARTICLES | PREPOSITIONS | PRONOUNS | CONJUNCTIONS
        near = NEXT_CHARS if set(taken) <= closed else CONTEXT_CHARS
        if taken and taken == words(other.replacement) and abs(one.offset - other.offset) <= near:
            found += one, other
    return found
