"""Words that no correction may change, even if a language model insists."""

import re
from collections.abc import Collection, Iterable, Iterator

from ai_tools.text import edits, protected_spans
from ai_tools.text.edits import Edit
from ai_tools.text.protected_spans import Span

_POSSESSIVE = re.compile(r"['\u2019]s?\Z")


def pattern(word: str) -> re.Pattern[str]:
    """Return the expression for `word` where it is a whole word or a possessive, as in `Priya's`."""
    return re.compile(rf"(?<!\w)(?<!\w['’-]){re.escape(word)}(?!-?\w)(?!['’](?!s\b)\w)")


def owner(word: str) -> str:
    """Return a word without a possessive `'s`.

    >>> owner("Priya's"), owner("O'Hara")
    ('Priya', "O'Hara")
    """
    return _POSSESSIVE.sub("", word)


def put_back(
    text: str,
    answer: str,
    *,
    ignore: Iterable[str] = (),
    known_words: Iterable[str] = (),
    rewrites: bool = False,
) -> str:
    """Return `answer` without the changes that it makes to certain words of `text`.

    Words of `ignore` count in any capitals, `known_words` as they are written. A tool that `rewrites` may
    move or drop a word, so there only another spelling of the word itself is undone.
    """
    exact = (span for word in known_words for span in occurrences(word, text))
    spans = [*_in_any_capitals(ignore, text), *exact]
    if not spans:
        return answer
    changes = edits.between(text, answer)
    taken_away = _respells if rewrites else _takes_away
    kept = [one for one in changes if not any(taken_away(one, span, text) for span in spans)]
    return answer if len(kept) == len(changes) else edits.apply(text, kept)


def lost(words: Collection[str], text: str, answer: str, *, whole: bool) -> list[str]:
    """Return those of `words` that stand in `text`, apart from links and code, but nowhere in `answer`.

    A word in small letters may have capitals there. Only `whole` words count if the language is the same.
    Chinese has no blanks between words, and other languages join endings to them.
    """
    if not words:
        return []
    prose, answered = protected_spans.without(text), protected_spans.without(answer)
    folded = answered.casefold()
    missing = []
    for word in sorted(words):
        there = folded if word == word.casefold() else answered
        if count(word, prose) and not (count(word, there) if whole else word in there):
            missing.append(word)
    return missing


def put_beside(text: str, answer: str, words: Iterable[str], *, at_end: bool) -> str:
    """Return `answer` with each of `words` in brackets, at the end of all or of its line in `text`."""
    lines, answered = text.split("\n"), answer.split("\n")
    by_line = len(lines) == len(answered) and not at_end
    added: list[list[str]] = [[] for _ in answered]
    for word in words:
        at = next((number for number, line in enumerate(lines) if count(word, line)), 0)
        added[at if by_line else -1].append(word)
    return "\n".join(
        f"{line.rstrip()} ({', '.join(more)}){line[len(line.rstrip()) :]}" if more else line
        for line, more in zip(answered, added, strict=True)
    )


def occurrences(word: str, text: str) -> Iterator[Span]:
    """Yield where `word` stands in `text`, as a whole word or a possessive."""
    return (Span(*found.span()) for found in pattern(word).finditer(text))


def count(word: str, text: str) -> int:
    """Return how often `word` stands in `text`."""
    return len(list(occurrences(word, text)))


def _in_any_capitals(words: Iterable[str], text: str) -> Iterator[Span]:
    folded = text.casefold()
    # A letter that grows when it is folded would shift everything after it.
    searched = folded if len(folded) == len(text) else text
    for word in words:
        yield from occurrences(word.casefold(), searched)


def _respells(edit: Edit, span: Span, text: str) -> bool:
    return (edit.offset, edit.end) == span and len(edit.replacement.split()) == 1


def _takes_away(edit: Edit, span: Span, text: str) -> bool:
    if edit.offset >= span.end or span.start >= edit.end:
        return False
    word = text[span.start : span.end]
    # Whole words: `Priyaas` is another word than `Priyaa`.
    return count(word, edit.original) > count(word, edit.replacement) or word not in edit.original
