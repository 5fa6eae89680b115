"""Where the sentences of a text begin and end."""

import re
from collections.abc import Iterator

from ai_tools.text.protected_spans import Span

_ENDS = re.compile(r"[.!?\u2026]+[\"'\u2019\u201d)\]]*(?=\s)|[\r\n]+")
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Za-z]|Mr|Mrs|Ms|Dr|Prof|St|Jr|Sr|vs|etc|No|Fig|approx|dept|Ltd|Inc)|\b[a-z]\.[a-z])\.\Z"
)
LONGEST_ABBREVIATION = 8


def spans(text: str) -> Iterator[Span]:
    """Yield each sentence without the blanks around it, in order; a line break ends a sentence, too.

    >>> [text[start:end] for text in ["Hi, Dr. Rao! Are you well?"] for start, end in spans(text)]
    ['Hi, Dr. Rao!', 'Are you well?']
    """
    start = 0
    for found in _ENDS.finditer(text):
        before = text[max(start, found.end() - LONGEST_ABBREVIATION) : found.end()]
        # A small letter goes on with the sentence: "at 5 p.m. on Monday".
        after = text[found.end() : found.end() + 2].lstrip()
        if "\n" in found[0] or "\r" in found[0] or not (_ABBREVIATION.search(before) or after.islower()):
            yield from _trimmed(text, start, found.end())
            start = found.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    sentence = text[start:end]
    if sentence.strip():
        blanks = len(sentence) - len(sentence.lstrip())
        yield Span(start + blanks, start + len(sentence.rstrip()))
