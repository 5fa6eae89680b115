"""Commas after an opening clause and between two clauses."""

from collections.abc import Iterator

from ai_tools.offline.grammar.rules.punctuation.openings import CLAUSE_OPENERS, is_subject
from ai_tools.offline.grammar.sentence import FINITE, NOMINATIVES, PUNCTUATION, Finding, Sentence
from ai_tools.offline.grammar.tables import any_of

NO_BOUNDARY_AFTER = any_of(
    "and or but that if when because than as who which whether how what why where while "
    "before after since until so to of let makes make made"
)
SAYING = any_of(
    "think thinks thought know knows knew say says said hope hopes hoped believe "
    "believes believed feel feels felt guess suppose wish wished see saw realise "
    "realised realize realized understand understood decide decided sure told me him "
    "glad happy sorry afraid mean means find found bet imagine heard hear remember "
    "forget forgot learned ask asked way time moment thing things everything anything "
    "something all day like place people person reason much more"
)
LONG_CLAUSE = 5
"""An opening clause of so many words takes a comma before any subject, not only before a pronoun."""


def after_clause(s: Sentence) -> Iterator[Finding]:
    """Yield the comma after an opening clause like *When I came home*."""
    start = 1 if s.low(0) in {"and", "but", "so"} else 0
    opener = s.low(start)
    if (
        opener not in CLAUSE_OPENERS
        and s.lows(start, 3) != ("as", "soon", "as")
        and s.lows(start, 2) != ("even", "if")
    ):
        return
    verb = next((at for at in range(start + 1, len(s)) if s.is_finite(at)), None)
    if verb is None or any(s.low(at) in PUNCTUATION for at in range(start, verb)):
        return
    end = next((at for at in range(verb + 1, len(s)) if s.low(at) in PUNCTUATION), len(s))
    places = [at for at in range(verb + 1, end) if starts_main(s, at, verb)]
    if places and (then := [at for at in range(verb + 1, places[-1]) if s.low(at) == "then"]):
        # The main clause begins with "then": "If it rains then we stay".
        places = then if then == [places[0] - 1] and not s.is_end(then[0] - 1) else []
    if places and (end == len(s) or s.low(end) != "," or end - places[0] > 3):
        # Of two places the first is often a relative clause: "If you see the man I met …". So is the only
        # place before a comma: "If you get a gift you do not want, …".
        sure = len(places) == 1 and s.low(end) != "," and is_sure_boundary(s, places[0], opener)
        yield s.comma(places[-1] - 1, rule="CommaAfterClause", sure=sure)


def starts_main(s: Sentence, at: int, verb: int) -> bool:
    before = s.low(at - 1)
    if before in NO_BOUNDARY_AFTER or s.tag(at - 1) in any_of("DT PRP$ IN TO CC MD"):
        return False
    if s.low(at) == "please":
        return True
    if before in SAYING:
        return False
    if s.low(at) in NOMINATIVES:
        return is_subject(s, at)
    if s.low(at) in {"you", "it", "there"}:
        return is_subject(s, at) and s.tag(at - 1) not in {"VB", "VBP", "VBZ", "VBG"} and at > verb + 1
    phrase = s.phrase(at)
    if phrase and at > verb + 1 and s.tag(at) in {"DT", "PRP$", "NNP"}:
        return s.tag(phrase.end) in FINITE and s.tag(at - 1) in any_of("NN NNS RB JJ NNP PRP RP")
    return False


def is_sure_boundary(s: Sentence, at: int, opener: str) -> bool:
    if s.low(at) == "please":
        return opener in {"if", "when"}
    if s.low(at) not in NOMINATIVES:
        long = at >= LONG_CLAUSE and s.tag(at - 1) in {"NN", "NNS", "NNP", "CD"}
        return long and opener in any_of("if when although though while because")
    return s.tag(at - 1) in any_of("NN NNS RB JJ NNP CD RP PRP VBN") and opener != "as"


def between_clauses(s: Sentence) -> Iterator[Finding]:
    """Yield the comma before a conjunction that joins two whole clauses."""
    for at in range(3, len(s) - 2):
        if s.low(at) not in any_of("and but so or yet") or s.low(at - 1) in PUNCTUATION | {
            "and",
            "not",
            *NOMINATIVES,
        }:
            continue
        if s.low(at + 1) not in NOMINATIVES | {"it", "there", "you", "this"} or not is_subject(s, at + 1):
            continue
        if has_clause(s, at):
            yield s.comma(at - 1, rule="CommaBetweenClauses", sure=joins_surely(s, at))


def joins_surely(s: Sentence, at: int) -> bool:
    """Tell whether careful writers put a comma here: before *but*, and before *so* after a long clause.

    Before a modal, *so* often tells a purpose, without a comma: *I left early so I could rest*.
    """
    if s.low(at) == "so":
        return at > LONG_CLAUSE and s.tag(at + 2) != "MD"
    return s.low(at) == "but" and at > 3


def has_clause(s: Sentence, end: int) -> bool:
    """Tell whether a main clause ends before a token: a subject and a verb, not inside another clause."""
    start = max((at + 1 for at in range(end) if s.low(at) in PUNCTUATION), default=0)
    if s.low(start) in CLAUSE_OPENERS:
        return False
    verb = next((at for at in range(start, end) if s.is_finite(at)), None)
    return (
        verb is not None
        and verb > start
        and not any(
            s.low(at) in any_of("that if because when what whether how why while") for at in range(start, end)
        )
    )


def find(s: Sentence) -> Iterator[Finding]:
    """Yield the commas between clauses."""
    yield from after_clause(s)
    yield from between_clauses(s)
