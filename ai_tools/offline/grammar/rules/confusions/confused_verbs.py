"""Verbs written for others: *say* and *tell*, *become* and *get*, *accept* and *except*."""

from collections.abc import Iterator

from ai_tools.offline.grammar.sentence import NOMINATIVES, Finding, Sentence
from ai_tools.offline.grammar.tables import any_of


def verbs(s: Sentence, at: int) -> Iterator[Finding]:
    word, before, after = s.low(at), s.low(at - 1), s.low(at + 1)
    if word == "except" and before in {"to", "please", "will", "n't"} and s.tag(at + 1) in {"PRP$", "DT"}:
        yield s.replaced(at, "accept", rule="AcceptExcept", sure=before != "will")
    elif (
        word == "effect"
        and before in any_of("will can may could n't")
        and s.tag(at + 1) in {"PRP", "PRP$", "DT"}
    ):
        yield s.replaced(at, "affect", rule="AffectEffect", sure=s.low(at + 1) not in {"a", "the"})
    elif (
        word in {"become", "becomes", "became"}
        and before in NOMINATIVES
        and s.low(at + 1) in {"many", "a", "some", "lots"}
        and s.low(at + 2) in any_of("mails emails letters email letter messages presents present call")
    ):
        yield s.replaced(at, {"become": "get", "becomes": "gets", "became": "got"}[word], rule="BecomeGet")
    elif (
        word in {"told", "tell"}
        and before in NOMINATIVES | {"workers", "people"}
        and after == "that"
        and s.tag(at + 2) in any_of("DT PRP PRP$ NNP EX")
    ):
        yield s.replaced(at, "said" if word == "told" else "say", rule="SayTell")
    elif (
        word in {"said", "say", "says"}
        and after in {"me", "him", "us", "them"}
        and s.tag(at)[:2] == "VB"
        and s.low(at + 2) in any_of("that to about how what the a")
    ):
        yield s.replaced(at, {"said": "told", "say": "tell", "says": "tells"}[word], rule="SayTell")
    elif word == "almost" and after in any_of("people students teenagers children women men"):
        yield s.replaced(at, "most", "almost all", rule="AlmostMost")


def find(s: Sentence) -> Iterator[Finding]:
    """Yield the confused verbs."""
    for at in range(len(s)):
        yield from verbs(s, at)
