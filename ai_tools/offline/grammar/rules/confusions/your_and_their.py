"""*Your* and *you are*, *their*, *there* and *they are*, *its* and *it is*."""

from collections.abc import Iterator

from ai_tools.offline.grammar.noun_phrases import NOUNS
from ai_tools.offline.grammar.sentence import Finding, Sentence
from ai_tools.offline.grammar.tables import any_of
from ai_tools.text import lexicon

YOURS = any_of("number name address phone help answer reply email house friend time room work")


def not_your(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *Your welcome.* and *your a good friend*."""
    tag, after = s.tag(at + 1), s.low(at + 1)
    if not s.starts_clause(at) or s.low(at - 1) in any_of("on before after since as"):
        return
    predicate = any_of("welcome not so very too right wrong going sure late always kidding invited lucky")
    if tag not in {"DT", "PRP$"} and after not in predicate:
        return
    if not begins_noun_phrase(s, at + 1):
        yield s.replaced(at, "you're", rule="YouAre", sure=after not in {"all", "both", "going", "no"})


def begins_noun_phrase(s: Sentence, at: int) -> bool:
    """Tell whether what follows *your* is something that one has: *your very own room*, *your right hand*."""
    word, following = s.low(at), s.low(at + 1)
    tag = s.tag(at + 1)
    if word in any_of("welcome right wrong late lucky") or (word == "going" and tag != "TO"):
        return not s.is_end(at + 1)
    if word == "so" and tag != "JJ":
        return True
    if word == "very" and following in {"own", "first", "best"}:
        return True
    return word in {"very", "so", "too"} and tag == "JJ" and s.tag(at + 2) in NOUNS


def not_you(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *for you reply*."""
    noun, before = s.low(at + 1), s.low(at - 1)
    governed = s.tag(at - 1) in {"IN", "VB", "VBG"} or (
        before in {"me", "us", "him"} and s.low(at - 2) in {"send", "give", "tell", "show"}
    )
    has_two_objects = before in any_of(
        "give like see call ask tell show make send let get wish thank offer teach help buy cost"
    )
    if (
        s.tag(at + 1) not in {"NN", "NNS"}
        or not governed
        or has_two_objects
        or noun in any_of("people guys all today tomorrow tonight yesterday home folks kids sir time")
    ):
        return
    owned = lexicon.is_noun(lexicon.singular(noun) or noun) and (noun in YOURS or not lexicon.forms(noun))
    if owned and (s.is_end(at + 2) or s.tag(at + 2) in {"IN", "NN", "CC", "RB"}):
        sure = s.tag(at - 1) == "IN" and s.is_end(at + 2)
        sure = sure or s.low(at + 2) in {"number", "address", "name"}
        yield s.replaced(at, "your", rule="YourYou", sure=sure)


def not_their(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *their is a park* and *Their going to win.*."""
    tag, after, third = s.tag(at + 1), s.low(at + 1), s.tag(at + 2)
    if after in {"is", "are", "was", "were"} and tag in {"VBZ", "VBP", "VBD"}:
        yield s.replaced(at, "there", rule="ThereTheir")
        return
    are_doing = (
        tag == "VBG"
        and after in any_of("going coming trying doing getting making looking waiting having")
        and third in {"TO", "DT", "IN", "RB"}
        and s.tag(at + 3) != "VBZ"
    )
    are_something = (tag == "DT" and after not in {"all", "both"}) or (
        after in {"not", "always"} and third in {"VBG", "JJ", "DT"}
    )
    if s.starts_clause(at) and (are_doing or are_something):
        yield s.replaced(at, "they're", rule="TheyAre")


def not_there(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *with there parents*."""
    before = s.low(at - 1)
    if (
        s.tag(at + 1) in {"NN", "NNS"}
        and s.tag(at) != "EX"
        and s.tag(at - 1) in any_of("IN VB VBP VBD VBG VBZ")
        and before not in any_of("is are was were be go went been from in over up out down live stay get")
    ):
        sure = s.tag(at - 1) == "IN" and before in any_of("with of for about by on") and s.is_end(at + 2)
        yield s.replaced(at, "their", rule="ThereTheir", sure=sure)


def not_they(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *with they own eyes*."""
    after = s.low(at + 1)
    owned = any_of("own parents children friends house lives job family")
    if after in owned and s.tag(at - 1) in any_of("IN VB VBP VBD"):
        yield s.replaced(at, "their", rule="ThereTheir", sure=after == "own")


ALSO_BEFORE_NOUNS = any_of(
    "hard easy difficult important impossible possible late nice time better like going"
)
AFTER_ITS = ALSO_BEFORE_NOUNS | any_of(
    "a an the not very too so been my raining okay ok really always because"
)


def not_its(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *its a pity* and *its raining*."""
    after, third = s.low(at + 1), s.low(at + 2)
    if not s.starts_clause(at) or after not in AFTER_ITS:
        return
    if third in any_of("cappella la priori posteriori fortiori"):
        return
    adverb = after in any_of("very too so really always")
    if adverb and (s.tag(at + 2) not in {"JJ", "RB", "DT"} or s.tag(at + 3) in NOUNS):
        return
    if after in ALSO_BEFORE_NOUNS and s.tag(at + 2) in NOUNS | {"JJ", "CD"}:
        return
    sure = after not in any_of("like time going better late") or s.tag(at + 2) in {"TO", "PRP"}
    yield s.replaced(at, "it's", rule="ItIs", sure=sure or s.is_end(at + 2))


RULES = {
    "your": not_your,
    "you": not_you,
    "their": not_their,
    "there": not_there,
    "they": not_they,
    "its": not_its,
}
"""The rule for each word that is written in the place of another."""


def find(s: Sentence) -> Iterator[Finding]:
    """Yield the confused possessives."""
    for at in s.places(RULES):
        yield from RULES[s.low(at)](s, at)
