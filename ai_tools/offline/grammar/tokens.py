"""A text cut into sentences and tokens: words, the short forms attached to them, and punctuation."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TOKEN = re.compile(
    r"[A-Za-z]+(?=n['\u2019]t\b)|(?<=[A-Za-z])n['\u2019]t\b"
    r"|(?i:\b(?:do|does|did|is|are|was|were|has|have|had|could|would|should)(?=nt\b)|(?<=[oesdrt])nt\b)"
    r"|(?:(?<=\w)['\u2019](?:s|S|ll|re|ve|d|m)\b|(?<=s)['\u2019](?=\s))"
    r"|\d+(?:[.,:/-]\d+)*(?:st|nd|rd|th|s|am|pm|%)?"
    r"|[^\W\d_]+(?:[-\u2010\u2011][^\W_]+)*|\w+|\.{2,}|[^\w\s]"
)
_STARTERS = (
    "i|you|he|she|it|we|they|my|your|his|her|its|our|their|the|this|that|these|those|there|what|when|where|why|who|how"
    "|if|because|although|but|and|so|then|also|please|do|does|did|is|are|can|could|will|would|for|in|on|at|every|many"
)
"""Words that show a new sentence after a full stop even if the writer forgot its capital."""

_SENTENCE_END = re.compile(
    r"[.!?\u2026]+[\"'\u201d\u2019)\]]*\s+(?=[\"'\u201c\u2018(\[]?[A-Z0-9I])"
    rf"|(?<=[a-z][a-z][a-z])[.!?]\s+(?=(?:{_STARTERS})\s)|\n\s*\n|\n(?=\s*[-*\u2022#\d])"
)
_ABBREVIATION = re.compile(
    r"\b(?:[A-Za-z]|Mr|Mrs|Ms|Dr|Prof|St|Sr|Jr|vs|etc|No|approx|Pvt|Ltd|Govt|Dept|Inc|Co|Rs|Smt|Shri|e\.g|i\.e|a\.m|p\.m"
    r"|fig|esp|max|min|sec|vol|dept|govt|incl|excl|ref|ed|eds|ca|cf|al|resp|tel|ext)\.\s*\Z"
)


@dataclass(slots=True)
class Token:
    """A word or a mark, where it begins in the text, and its word class in the Penn Treebank's tags."""

    text: str
    start: int
    lower: str
    tag: str = ""

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """Yield where each sentence of a text begins, and its text."""
    start = 0
    for end in [*_ends(text), len(text)]:
        yield start, text[start:end]
        start = end


def tokens_of(sentence: str) -> list[Token]:
    """Return the tokens of a sentence; offsets count from its beginning."""
    return [_token(match) for match in _TOKEN.finditer(sentence)]


def _ends(text: str) -> Iterator[int]:
    for found in _SENTENCE_END.finditer(text):
        # Only the few letters before the stop can hold an abbreviation.
        if not _ABBREVIATION.search(text, max(0, found.start() - 8), found.start() + 1):
            yield found.end()


def _token(match: re.Match[str]) -> Token:
    word = match[0].lower().replace("\u2019", "'")
    return Token(match[0], match.start(), "n't" if word == "nt" else word)
