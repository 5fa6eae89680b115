"""Words that no correction may change, even if a language model insists."""

import re
from collections.abc import Iterable, Iterator

from ai_tools.text import edits
from ai_tools.text.edits import Edit
from ai_tools.text.protected_spans import Span


def pattern(word: str) -> re.Pattern[str]:
    """Return the expression for `word` where it is a whole word or a possessive, as in `Priya's`."""
    return re.compile(rf"(?<!\w)(?<!\w['’-]){re.escape(word)}(?!-?\w)(?!['’](?!s\b)\w)")


def put_back(text: str, answer: str, *, ignore: Iterable[str], known_words: Iterable[str]) -> str:
    """Return `answer` without the changes that it makes to certain words of `text`.

    Words of `ignore` count in any capitals, `known_words` as they are written.
    """
    exact = (span for word in known_words for span in _spans_of(pattern(word), text))
    spans = [*_spans(text, ignore), *exact]
    if not spans:
        return answer
    changes = edits.between(text, answer)
    kept = [one for one in changes if not any(_takes_away(one, span, text) for span in spans)]
    return answer if len(kept) == len(changes) else edits.apply(text, kept)


def _spans(text: str, words: Iterable[str]) -> Iterator[Span]:
    folded = text.casefold()
    # A letter that grows when it is folded would shift everything after it.
    searched = folded if len(folded) == len(text) else text
    for word in words:
        yield from _spans_of(pattern(word.casefold()), searched)


def _spans_of(expression: re.Pattern[str], text: str) -> Iterator[Span]:
    return (Span(*found.span()) for found in expression.finditer(text))


def _takes_away(edit: Edit, span: Span, text: str) -> bool:
    if edit.offset >= span.end or span.start >= edit.end:
        return False
    word = text[span.start : span.end]
    return edit.original.count(word) > edit.replacement.count(word) or word not in edit.original
