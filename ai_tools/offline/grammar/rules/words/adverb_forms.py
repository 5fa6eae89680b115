"""Adjectives in the place of an adverb: *drives very careful*."""

from collections.abc import Iterator

from ai_tools.offline.grammar.rules.words.adjective_forms import ADJECTIVES, adverb_of
from ai_tools.offline.grammar.sentence import BE, Finding, Sentence, base_of
from ai_tools.offline.grammar.tables import any_of

MANNER = any_of(
    "drive speak sing dance write walk talk cook study learn behave dress act eat sleep "
    "explain grow improve change increase answer listen play work live treat"
)
INTENSE = any_of("complete total absolute extreme incredible terrible usual especial")


ALSO_ADVERBS = any_of("healthy different nice safe happy clear easy")
"""Adjectives that may stand after a verb: *arrived safe*, *died happy*."""


def adverb_of_manner(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *drives very careful* and *speaks English very good*."""
    word = s.low(at)
    if s.tag(at) != "JJ" or word not in ADJECTIVES or not ends_predicate(s, at):
        return
    graded = s.low(at - 1) in any_of("very so too really more")
    verb = at - 2 if graded else at - 1
    with_object = s.tag(verb) in {"NN", "NNS", "NNP", "PRP"} and s.low(verb - 1) != "and"
    language = s.low(verb) in any_of("english french spanish german hindi arabic russian chinese")
    spoken = language and base_of(s.low(verb - 1)) in {"speak", "write", "read"}
    if graded and spoken and word in {"good", "fluent", "bad"}:
        yield s.replaced(at, adverb_of(word), rule="AdverbForm")
        return
    if with_object and graded and word in {"good", "fluent", "bad"}:
        phrase = s.phrase_of(verb)
        verb = phrase.start - 1 if phrase else verb
    base = base_of(s.low(verb)) if s.tag(verb)[:2] == "VB" else None
    if base in MANNER and (graded or base not in any_of("grow play live act treat eat")):
        sure = graded or word not in ALSO_ADVERBS
        yield s.replaced(at, adverb_of(word), rule="AdverbForm", sure=sure)


def ends_predicate(s: Sentence, at: int) -> bool:
    """Tell whether no noun follows that the adjective describes, nor another adjective."""
    if s.low(at + 1) in {",", "and", "or", "but"} and s.tag(at + 2) in {"JJ", "RB", "NN", "NNP", "NNPS"}:
        return False
    if s.is_end(at + 1):
        return True
    also_predicative = any_of("different good bad happy safe clear nice healthy")
    return s.tag(at + 1) in {"IN", "CC", "WRB"} and s.low(at) not in also_predicative


def adverb_of_degree(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *complete different*."""
    word, before = s.low(at), s.low(at - 1)
    if (
        s.tag(at) == "JJ"
        and word in INTENSE
        and s.tag(at + 1) == "JJ"
        and before in BE | {"a"}
        and (s.is_end(at + 2) or s.low(at + 1) in any_of("different wrong new important difficult sure"))
    ):
        yield s.replaced(at, adverb_of(word), rule="AdverbForm", sure=before in BE)


def find(s: Sentence) -> Iterator[Finding]:
    """Yield the words that should be adverbs."""
    for at in range(len(s)):
        yield from adverb_of_manner(s, at)
        yield from adverb_of_degree(s, at)
