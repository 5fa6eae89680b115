"""Commas after an opening word or phrase, before a pronoun."""

from collections.abc import Iterator

from ai_tools.offline.grammar.sentence import (
    FINITE,
    NOMINATIVES,
    PUNCTUATION,
    SUBJECT_PRONOUNS,
    Finding,
    Sentence,
)
from ai_tools.offline.grammar.tables import any_of, phrases

CLAUSE_OPENERS = any_of(
    "if when because although though while whenever unless once since as after before until whereas"
)
SURE_OPENERS = any_of("after before despite during without since because instead due thanks according")
LONG_OPENING = 4
"""Words after which an opening phrase takes a comma."""


def after_opening(s: Sentence) -> Iterator[Finding]:
    start = 1 if s.low(0) in {"and", "but", "so"} else 0
    for words, sure in phrases("openers").get(s.low(start), ()):
        count = len(words)
        if s.lows(start, count) == words and is_subject(s, start + count):
            if words == ("however",) and any(
                s.low(i) == "," and is_subject(s, i + 1) for i in range(start + 3, len(s))
            ):
                return  # as in "However you look at it, it is odd"
            yield s.comma(start + count - 1, rule="CommaAfterOpening", sure=sure and start == 0)
            return
    if s.low(0) in {"yes", "no"} and s.low(1) in NOMINATIVES | {"it"} and len(s) > 3:
        yield s.comma(0, rule="CommaAfterYes")
        return
    opener, phrase = s.low(start), s.phrase(start + 1)
    is_clause = opener in CLAUSE_OPENERS - {"after", "before", "since", "until"} | {
        "that",
        "whether",
        "like",
    }
    if phrase and s.is_finite(s.skip_adverbs(phrase.end)):
        is_clause = True
    in_case = s.lows(start, 2) == ("in", "case") and s.tag(start + 2) == "PRP"
    if s.tag(start) in {"IN", "TO"} and not is_clause and not in_case:
        yield from after_phrase(s, start)


def after_phrase(s: Sentence, start: int) -> Iterator[Finding]:
    """Yield the comma after an opening like *After a long day at work*."""
    for at in range(start + 2, min(len(s), start + 16)):
        if s.low(at) in PUNCTUATION | {"that", "which", "who", "time"} or s.tag(at - 1) in FINITE:
            return
        if s.low(at) in NOMINATIVES | {"you", "it", "there"} and is_subject(s, at):
            if s.low(at) in {"you", "it"} and s.tag(at - 1) not in {"NN", "NNS", "NNP", "CD"}:
                continue
            purpose = s.low(at - 1) == "so"
            if purpose or s.tag(at - 1) in any_of("IN CC VB VBG DT PRP$") or has_relative(s, at):
                return
            sure = at - start >= LONG_OPENING and s.low(start) in SURE_OPENERS
            yield s.comma(at - 1, rule="CommaAfterPhrase", sure=sure)
            return


def has_relative(s: Sentence, at: int) -> bool:
    """Tell whether the clause at `at` may be a relative one: *in the house I bought there is*."""
    verb = s.skip_adverbs(at + 1)
    later = range(verb + 1, len(s))
    return any(
        s.tag(i) in FINITE
        and not s.starts_clause(i - 1)
        and s.low(i - 1) not in SUBJECT_PRONOUNS - {"there"}
        and not any(s.low(k) in PUNCTUATION for k in range(verb, i))
        for i in later
    )


def is_subject(s: Sentence, at: int) -> bool:
    """Tell whether a subject begins here: a noun phrase, perhaps an adverb, and a finite verb."""
    phrase = s.phrase(at)
    if s.tag(at) == "EX":
        return s.tag(at + 1) in FINITE
    if not phrase or s.low(at) in {"me", "him", "us", "them"}:
        return False
    verb = phrase.end
    if s.tag(verb) == "IN" and (inner := s.phrase(verb + 1)):
        verb = inner.end
    return s.is_finite(s.skip_adverbs(verb))


def find(s: Sentence) -> Iterator[Finding]:
    """Yield the commas after an opening."""
    yield from after_opening(s)
