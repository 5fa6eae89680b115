"""Adjectives in the place of an adverb: *drives very careful*."""

from collections.abc import Iterator

from ai_tools.offline.grammar.rules.words.adjective_forms import ADJECTIVES, adverb_of
from ai_tools.offline.grammar.sentence import BE, Finding, Sentence, base_of
from ai_tools.offline.grammar.tables import any_of

MANNER = any_of(
    "drive speak sing dance write walk talk cook study learn behave dress act eat sleep "
    "explain grow improve change increase answer listen play work live treat"
)
INTENSE = any_of("complete total absolute extreme incredible terrible real usual especial high")


def adverb_of_manner(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *drives very careful*, *speaks English very good* and *complete different*."""
    word = s.low(at)
    if (
        s.tag(at) == "JJ"
        and word in ADJECTIVES
        and (
            s.is_end(at + 1)
            or (
                s.tag(at + 1) in {"IN", "CC", "WRB"}
                and word not in any_of("different good bad happy safe clear nice healthy")
            )
        )
    ):
        if s.low(at + 1) == "," and s.tag(at + 2) in {"JJ", "RB"}:
            return
        verb = at - 1
        graded = s.low(verb) in any_of("very so too really more")
        if graded:
            verb -= 1
        if (
            s.tag(verb) in {"NN", "NNS", "NNP", "PRP"}
            and s.low(verb - 1) != "and"
            and graded
            and word in {"good", "fluent", "bad"}
        ):
            phrase = s.phrase_of(verb)
            verb = phrase.start - 1 if phrase else verb
        base = base_of(s.low(verb)) if s.tag(verb)[:2] == "VB" else None
        if base in MANNER and (base not in any_of("grow play live act treat eat") or graded):
            yield s.replaced(
                at,
                adverb_of(word),
                rule="AdverbForm",
                sure=graded or word not in any_of("healthy different nice safe happy clear easy"),
            )
    if (
        s.tag(at) == "JJ"
        and word in INTENSE
        and s.tag(at + 1) == "JJ"
        and word not in {"real", "high"}
        and s.low(at - 1) in BE | {"a", "is", "are"}
    ) and (s.is_end(at + 2) or s.low(at + 1) in any_of("different wrong new important difficult sure")):
        yield s.replaced(at, adverb_of(word), rule="AdverbForm", sure=s.low(at - 1) in BE)


def find(s: Sentence) -> Iterator[Finding]:
    """Yield the words that should be adverbs."""
    for at in range(len(s)):
        yield from adverb_of_manner(s, at)
