"""Possessives written without their apostrophe: *my brothers car*, *yesterday meeting*."""

from collections.abc import Iterator

from ai_tools.offline.grammar.sentence import Finding, Sentence
from ai_tools.offline.grammar.tables import any_of, words
from ai_tools.text import lexicon

_TIMES = any_of("yesterday today tomorrow tonight")
_EVENTS = any_of(
    "meeting class lesson lecture exam test match game party weather society world "
    "youth homework newspaper episode call presentation training session"
)


def find(sentence: Sentence) -> Iterator[Finding]:
    """Yield the possessives without an apostrophe."""
    for at in range(len(sentence) - 1):
        yield from _person(sentence, at)
        yield from _time(sentence, at)


def _person(s: Sentence, at: int) -> Iterator[Finding]:
    if s.tag(at) != "NNS" or s.tag(at + 1) not in {"NN", "NNS"}:
        return
    word, one = s.low(at), lexicon.singular(s.low(at))
    if one not in words("persons"):
        return
    if (
        s.tag(at - 1) != "PRP$"
        or lexicon.forms(s.low(at + 1)) & {"base", "third"}
        or s.tag(at + 2) in {"NN", "NNS"}
        # "I met my cousins yesterday" ends in a time.
        or s.low(at + 1) in any_of("today yesterday tomorrow tonight")
    ):
        return
    owner = f"{one}'s" if one not in {"parent", "grandparent"} else f"{word}'"
    yield s.replaced(at, owner, f"{word}'", rule="MissingApostrophe")


def _time(s: Sentence, at: int) -> Iterator[Finding]:
    word = s.low(at)
    time = word.removesuffix("s")
    if time in _TIMES and s.low(at + 1) in _EVENTS and (word != time or s.tag(at - 1) in {"IN", "DT", ""}):
        yield s.replaced(at, f"{time}'s", rule="MissingApostrophe")
    elif word == "peoples" and s.low(at + 1) in any_of("lives life opinion opinions health minds homes"):
        yield s.replaced(at, "people's", rule="MissingApostrophe")
