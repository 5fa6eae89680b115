"""Sentences with part-of-speech tags (the BNC's C5 tag set, as HanTa assigns it)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from HanTa.HanoverTagger import HanoverTagger
from lemminflect import getAllLemmas, getInflection

TOKEN = re.compile(
    r"(?i)[a-z]+(?=n't\b)|n't\b|'(?:s|re|ve|ll|d|m)\b|\d[\d.,:/]*\d|\d\w*|[^\W\d_]+(?:-[^\W_]+)*|[^\w\s]"
)
SENTENCE_END = re.compile(r"(?<=[.?!])[\"')]*\s+(?=[\"'(A-Z])")
ABBREVIATION = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Prof|Smt|No|Rs|Ltd|Pvt|Govt|[A-Z])|[ap]\.m)\.\Z")
FEWEST_TOKENS = 4


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark; `start` and `end` are offsets into the document."""

    text: str
    start: int
    end: int
    tag: str
    lemma: str

    @property
    def lower(self) -> str:
        return self.text.lower()

    @property
    def is_verb(self) -> bool:
        return self.tag.startswith("V")


@dataclass(frozen=True, slots=True)
class Sentence:
    """The tokens of a sentence; `following` is the first token of the next one in the same paragraph."""

    tokens: tuple[Token, ...]
    following: Token | None = None

    def tag(self, at: int) -> str:
        """Return the tag at an index, or nothing outside of the sentence."""
        return self.tokens[at].tag if 0 <= at < len(self.tokens) else ""

    def word(self, at: int) -> str:
        """Return the word at an index in small letters, or nothing outside of the sentence."""
        return self.tokens[at].lower if 0 <= at < len(self.tokens) else ""


def sentences(text: str) -> list[Sentence]:
    """Return the whole sentences of `text`; headings, greetings and addresses are left out."""
    found: list[Sentence] = []
    for line in re.finditer(r"[^\n]+", text):
        tagged = [_tagged(text, start, end) for start, end in _spans(line[0], line.start())]
        whole = [tokens for tokens in tagged if len(tokens) >= FEWEST_TOKENS and _is_closed(tokens)]
        for at, tokens in enumerate(whole):
            found.append(Sentence(tokens, whole[at + 1][0] if whole[at + 1 :] else None))
    return found


@cache
def tagger() -> HanoverTagger:
    return HanoverTagger("morphmodel_en.pgz")


@cache
def is_known(word: str) -> bool:
    """Tell whether a dictionary of forms has `word`; it lists nouns, verbs, adjectives and adverbs only."""
    return bool(getAllLemmas(word.lower()))


def is_adjective(word: str) -> bool:
    return "ADJ" in getAllLemmas(word.lower())


@cache
def inflect(lemma: str, tag: str) -> str:
    """Return a form of `lemma` by its Penn tag (`VBZ`, `NNS`), or `lemma` itself."""
    return next(iter(getInflection(lemma, tag)), lemma)


@cache
def lemma_of(word: str, kind: str) -> str:
    """Return the lemma of `word` as a `NOUN`, `VERB`, `ADJ` or `ADV`."""
    return next(iter(getAllLemmas(word.lower(), upos=kind).get(kind, ())), word.lower())


def _spans(line: str, offset: int) -> Iterator[tuple[int, int]]:
    start = 0
    for end in SENTENCE_END.finditer(line):
        if not ABBREVIATION.search(line, start, end.start()):
            yield offset + start, offset + end.start()
            start = end.end()
    yield offset + start, offset + len(line)


def _tagged(text: str, start: int, end: int) -> tuple[Token, ...]:
    found = list(TOKEN.finditer(text, start, end))
    tags = tagger().tag_sent([token[0] for token in found])
    return tuple(
        Token(token[0], *token.span(), tag, lemma) for token, (_, lemma, tag) in zip(found, tags, strict=True)
    )


def _is_closed(tokens: tuple[Token, ...]) -> bool:
    return any(token.text in (".", "?", "!") for token in tokens[-2:])
