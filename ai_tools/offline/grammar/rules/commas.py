"""Commas that are missing after an opening, between two clauses, in lists, or that split a clause."""

from collections.abc import Iterator

from ai_tools.offline.grammar.sentence import (
    BE,
    FINITE,
    NOMINATIVES,
    NOUNS,
    PUNCTUATION,
    SUBJECT_PRONOUNS,
    Finding,
    Sentence,
)
from ai_tools.offline.grammar.tables import any_of, phrases

_CLAUSE_OPENERS = any_of(
    "if when because although though while whenever unless once since as after before until whereas"
)
_NO_BOUNDARY_AFTER = any_of(
    "and or but that if when because than as who which whether how what why where while "
    "before after since until so to of let makes make made"
)
_SAYING = any_of(
    "think thinks thought know knows knew say says said hope hopes hoped believe "
    "believes believed feel feels felt guess suppose wish wished see saw realise "
    "realised realize realized understand understood decide decided sure told me him "
    "glad happy sorry afraid mean means find found bet imagine heard hear remember "
    "forget forgot learned ask asked way time moment thing things everything anything "
    "something all day like place people person reason much more"
)
_SURE_OPENERS = any_of("after before despite during without since because instead due thanks according")
LONG_CLAUSE = 5
"""Words of an opening clause that takes a comma whatever the subject after it is."""

LONG_OPENING = 4
"""Words after which an opening phrase takes a comma."""


def find(sentence: Sentence) -> Iterator[Finding]:
    """Yield the missing and the wrong commas of a sentence."""
    yield from _after_opening(sentence)
    yield from _after_clause(sentence)
    yield from _between_clauses(sentence)
    yield from _in_list(sentence)
    yield from _wrong(sentence)


def _after_opening(s: Sentence) -> Iterator[Finding]:
    start = 1 if s.low(0) in {"and", "but", "so"} else 0
    for words, sure in phrases("openers"):
        count = len(words)
        if s.lows(start, count) == words and _is_subject(s, start + count):
            if words == ("however",) and any(
                s.low(i) == "," and _is_subject(s, i + 1) for i in range(start + 3, len(s))
            ):
                return  # as in "However you look at it, it is odd"
            yield s.comma(start + count - 1, rule="CommaAfterOpening", sure=sure and start == 0)
            return
    if s.low(0) in {"yes", "no"} and s.low(1) in NOMINATIVES | {"it"} and len(s) > 3:
        yield s.comma(0, rule="CommaAfterYes")
        return
    opener, phrase = s.low(start), s.phrase(start + 1)
    is_clause = opener in _CLAUSE_OPENERS - {"after", "before", "since", "until"} | {
        "that",
        "whether",
        "like",
    }
    if phrase and s.is_finite(s.skip_adverbs(phrase.end)):
        is_clause = True
    if s.tag(start) in {"IN", "TO"} and not is_clause:
        yield from _after_phrase(s, start)


def _after_phrase(s: Sentence, start: int) -> Iterator[Finding]:
    """Yield the comma after an opening like *After a long day at work*."""
    for at in range(start + 2, min(len(s), start + 16)):
        if s.low(at) in PUNCTUATION | {"that", "which", "who", "time"} or s.tag(at - 1) in FINITE:
            return
        if s.low(at) in NOMINATIVES | {"you", "it", "there"} and _is_subject(s, at):
            if s.low(at) in {"you", "it"} and s.tag(at - 1) not in {"NN", "NNS", "NNP", "CD"}:
                continue
            if s.tag(at - 1) in any_of("IN CC VB VBG DT PRP$") or _has_relative(s, at):
                return
            sure = at - start >= LONG_OPENING and s.low(start) in _SURE_OPENERS
            yield s.comma(at - 1, rule="CommaAfterPhrase", sure=sure)
            return


def _has_relative(s: Sentence, at: int) -> bool:
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


def _after_clause(s: Sentence) -> Iterator[Finding]:
    """Yield the comma after an opening clause like *When I came home*."""
    start = 1 if s.low(0) in {"and", "but", "so"} else 0
    opener = s.low(start)
    if (
        opener not in _CLAUSE_OPENERS
        and s.lows(start, 3) != ("as", "soon", "as")
        and s.lows(start, 2) != ("even", "if")
    ):
        return
    verb = next((at for at in range(start + 1, len(s)) if s.is_finite(at)), None)
    if verb is None or any(s.low(at) in PUNCTUATION for at in range(start, verb)):
        return
    end = next((at for at in range(verb + 1, len(s)) if s.low(at) in PUNCTUATION), len(s))
    places = [at for at in range(verb + 1, end) if _starts_main(s, at, verb)]
    if places and (end == len(s) or s.low(end) != "," or end - places[0] > 3):
        # Of two places the first is often a relative clause: "If you see the man I met …".
        sure = len(places) == 1 and _is_sure_boundary(s, places[0], opener)
        yield s.comma(places[-1] - 1, rule="CommaAfterClause", sure=sure)


def _starts_main(s: Sentence, at: int, verb: int) -> bool:
    before = s.low(at - 1)
    if before in _NO_BOUNDARY_AFTER or s.tag(at - 1) in any_of("DT PRP$ IN TO CC MD"):
        return False
    if s.low(at) == "please":
        return True
    if before in _SAYING:
        return False
    if s.low(at) in NOMINATIVES:
        return _is_subject(s, at)
    if s.low(at) in {"you", "it", "there"}:
        return _is_subject(s, at) and s.tag(at - 1) not in {"VB", "VBP", "VBZ", "VBG"} and at > verb + 1
    phrase = s.phrase(at)
    if phrase and at > verb + 1 and s.tag(at) in {"DT", "PRP$", "NNP"}:
        return s.tag(phrase.end) in FINITE and s.tag(at - 1) in any_of("NN NNS RB JJ NNP PRP RP")
    return False


def _is_sure_boundary(s: Sentence, at: int, opener: str) -> bool:
    if s.low(at) == "please":
        return opener in {"if", "when"}
    if s.low(at) not in NOMINATIVES:
        long = at >= LONG_CLAUSE and s.tag(at - 1) in {"NN", "NNS", "NNP", "CD"}
        return long and opener in any_of("if when although though while because")
    return s.tag(at - 1) in any_of("NN NNS RB JJ NNP CD RP PRP VBN") and opener != "as"


def _is_subject(s: Sentence, at: int) -> bool:
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


def _between_clauses(s: Sentence) -> Iterator[Finding]:
    """Yield the comma before a conjunction that joins two whole clauses."""
    for at in range(3, len(s) - 2):
        if s.low(at) not in any_of("and but so or yet") or s.low(at - 1) in PUNCTUATION | {
            "and",
            "not",
            *NOMINATIVES,
        }:
            continue
        if s.low(at + 1) not in NOMINATIVES | {"it", "there", "you", "this"} or not _is_subject(s, at + 1):
            continue
        if _has_clause(s, at):
            yield s.comma(at - 1, rule="CommaBetweenClauses", sure=_joins_surely(s, at))


def _joins_surely(s: Sentence, at: int) -> bool:
    """Tell whether careful writers put a comma here: before *but*, and before *so* after a long clause."""
    return (s.low(at) == "but" and at > 3) or (s.low(at) == "so" and at > LONG_CLAUSE)


def _has_clause(s: Sentence, end: int) -> bool:
    """Tell whether a main clause ends before a token: a subject and a verb, not inside another clause."""
    start = max((at + 1 for at in range(end) if s.low(at) in PUNCTUATION), default=0)
    if s.low(start) in _CLAUSE_OPENERS:
        return False
    verb = next((at for at in range(start, end) if s.is_finite(at)), None)
    return (
        verb is not None
        and verb > start
        and not any(
            s.low(at) in any_of("that if because when what whether how why while") for at in range(start, end)
        )
    )


def _in_list(s: Sentence) -> Iterator[Finding]:
    """Yield the comma in *apples pears and plums* and *swimming reading and dancing*."""
    for at in range(len(s) - 3):
        first, second, third = s.tag(at), s.tag(at + 1), s.tag(at + 3)
        if (
            s.low(at + 2) not in {"and", "or"}
            or first != second
            or first != third
            or s.low(at) == s.low(at + 1)
        ):
            continue
        if first == "NNS" or (first == "VBG" and s.tag(at - 1) in any_of("VBP VBZ VBD IN VB")):
            yield s.comma(at, rule="CommaInList", sure=first == "NNS" and s.tag(at - 1) not in NOUNS)


def _wrong(s: Sentence) -> Iterator[Finding]:
    """Yield the commas that split a verb from its clause: *I think, that …*; *Although, it …*."""
    for at in range(1, len(s) - 2):
        if s.low(at) != ",":
            continue
        if s.low(at + 1) == "that" and s.low(at - 1) in any_of("think believe hope said know sure means"):
            if _is_subject(s, at + 2) and s.low(at - 2) in SUBJECT_PRONOUNS | BE:
                yield s.removed(at, rule="CommaBeforeThat")
        elif at == 1 and s.low(0) in {"although", "because", "if", "despite"} and _is_subject(s, 2):
            yield s.removed(at, rule="CommaAfterConjunction")
