"""Noun phrases: from their first word to the noun that they are about."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ai_tools.offline.grammar.tables import any_of
from ai_tools.offline.grammar.tokens import Token

NOUNS = any_of("NN NNS NNP NNPS")
INSIDE = NOUNS | any_of("JJ JJR JJS CD POS VBN VBG")


class Phrase(NamedTuple):
    """A noun phrase from token `start` up to and without `end`; `head` is its noun."""

    start: int
    end: int
    head: int


def noun_phrases(tokens: Sequence[Token]) -> Iterator[Phrase]:
    at = 0
    while at < len(tokens):
        phrase = phrase_at(tokens, at)
        if phrase:
            yield phrase
            at = phrase.end
        else:
            at += 1


def phrase_at(tokens: Sequence[Token], start: int) -> Phrase | None:
    """Return the noun phrase that begins exactly at `start`."""
    token = tokens[start]
    if token.tag == "PRP" and token.lower not in {"'s", "'em"}:
        return Phrase(start, start + 1, start)
    at, opened = start, False
    while at < len(tokens) and tokens[at].tag in {"PDT", "DT", "PRP$"}:
        at, opened = at + 1, True
    if at < len(tokens) and opened and tokens[at].tag in {"RB", "RBR", "RBS"} and at + 1 < len(tokens):
        at += tokens[at + 1].tag in {"JJ", "VBN", "JJR"}
    head = None
    while at < len(tokens) and tokens[at].tag in INSIDE:
        if tokens[at].tag in {"VBN", "VBG"} and not (
            opened and head is None and at + 1 < len(tokens) and tokens[at + 1].tag in NOUNS | {"JJ"}
        ):
            break
        if tokens[at].tag in NOUNS:
            head = at
        elif head is not None and tokens[at].tag not in {"POS", "CD"} and tokens[at - 1].tag != "POS":
            break
        at += 1
    if head is not None:
        return Phrase(start, head + 1, head)
    if opened and token.tag == "DT" and token.lower in any_of("this that these those all both some"):
        return Phrase(start, start + 1, start) if at == start + 1 else None
    return None
