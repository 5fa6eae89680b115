"""The parts of a text that no edit may touch: ignored and known words, and words that are spoken about."""

import re
from collections.abc import Iterator

from ai_tools.text.protected_spans import Span

WORD = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")
KNOWN_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
MENTION = re.compile(
    r"""["\u201c](?=[a-z])[^"\u201c\u201d\n]{1,40}["\u201d]|(?<!\w)['\u2018](?=[a-z])[^'\u2018\u2019\n]{1,40}['\u2019](?!\w)"""
)
MOST_MENTIONED = 4
"""Quoted words, so few and without a capital, are spoken about: *write "dont" with an apostrophe*."""

ARTICLE_BEFORE = re.compile(r"\b(?:an?|the)\s+\Z", re.IGNORECASE)
POSSESSIVE = re.compile(r"['\u2019]s?\Z")


def mentioned(text: str) -> Iterator[Span]:
    for found in MENTION.finditer(text):
        if len(found[0].split()) <= MOST_MENTIONED and found[0][-2] not in ".!?,":
            yield Span(*found.span())


def words_in(text: str, ignore: frozenset[str]) -> Iterator[Span]:
    # Users write an ignored word with any capitals, so it is compared without them.
    words = {word.casefold() for word in ignore}
    if words:
        for found in WORD.finditer(text):
            if without_possessive(found[0].casefold()) & words:
                yield with_article(text, *found.span())


def composed_in(text: str, ignore: frozenset[str]) -> Iterator[Span]:
    """Yield where something to ignore stands that is more than a word: *node.js*, *machine learning*."""
    composed = [re.escape(word) for word in ignore if not WORD.fullmatch(word)]
    if composed:
        longest_first = "|".join(sorted(composed, key=len, reverse=True))
        for found in re.finditer(rf"(?<![^\W_])(?:{longest_first})(?![^\W_])", text, re.IGNORECASE):
            yield with_article(text, *found.span())


def known_words_in(text: str, words: frozenset[str]) -> list[Span]:
    """Return where words stand that are written exactly like one of `words`."""
    simple = {word for word in words if KNOWN_WORD.fullmatch(word)}
    found = [each for each in KNOWN_WORD.finditer(text) if each[0] in simple] if simple else []
    if composed := "|".join(re.escape(word) for word in sorted(words - simple, key=len, reverse=True)):
        found += re.finditer(rf"(?<![^\W_])(?:{composed})(?![^\W_])", text)
    return sorted(with_article(text, *each.span()) for each in found)


def with_article(text: str, start: int, end: int) -> Span:
    """Return the span of an ignored word with the article before it."""
    # Only the user knows how an ignored word sounds, so only the user knows its article.
    article = ARTICLE_BEFORE.search(text, max(0, start - 10), start)
    return Span(article.start() if article else start, end)


def without_possessive(word: str) -> set[str]:
    return {word, POSSESSIVE.sub("", word)}
