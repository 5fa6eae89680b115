"""*Then* for *than*, *to* for *too*."""

from collections.abc import Iterator

from ai_tools.offline.grammar.noun_phrases import NOUNS
from ai_tools.offline.grammar.sentence import (
    BE,
    FINITE,
    NOMINATIVES,
    PERSONAL_SUBJECTS,
    Finding,
    Sentence,
    base_of,
    first_of,
)
from ai_tools.offline.grammar.tables import any_of
from ai_tools.text import lexicon

COMPARING_QUANTITY = any_of("better more less")


def than_for_then(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *taller then me* and *rather then go*."""
    before, next_tag = s.low(at - 1), s.tag(at + 1)
    if next_tag not in any_of("PRP PRP$ DT NNP CD VBG NN NNS") or s.is_end(at + 1):
        return
    if s.low(at - 2) == "the" or {"than", "and"} & set(s.lows(at + 1, len(s))):
        return
    comparative = s.tag(at - 1) in {"JJR", "RBR"} and before not in any_of(
        "later earlier more less better further"
    )
    quantity = before in COMPARING_QUANTITY and next_tag in any_of("PRP DT PRP$ CD NNP VBG")
    if (comparative or quantity or before == "rather") and not begins_main_clause(s, at):
        sure = before != "rather" or next_tag != "PRP"
        yield s.replaced(at, "than", rule="ThanThen", sure=sure)


def begins_main_clause(s: Sentence, at: int) -> bool:
    """Tell whether *then* stands before a subject and its verb: *If it gets colder then we leave*."""
    pronoun = s.low(at + 1) in PERSONAL_SUBJECTS
    return pronoun and s.tag(at + 2) in FINITE and s.low(at - 2) not in BE


def then_for_than(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *If it rains, than we stay*."""
    if (
        s.low(at - 1) == ","
        and s.low(0) in {"if", "when"}
        and s.low(at + 1) in NOMINATIVES | {"you", "it", "there", "the"}
    ):
        yield s.replaced(at, "then", rule="ThanThen")


def than_for_that(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *more expensive that I thought*."""
    comparative = s.tag(at - 1) == "JJR" or (s.tag(at - 1) == "JJ" and s.low(at - 2) == "more")
    if (
        comparative
        and s.low(at + 1) in {"you", "i", "we"}
        and s.low(at + 2) in any_of("think thought expected expect imagine imagined")
        and s.is_end(at + 3)
    ):
        yield s.replaced(at, "than", rule="ThanThen")


ADJECTIVES_OF_DEGREE = any_of(
    "late expensive big small hot cold young old difficult tired busy heavy easy hard "
    "noisy dangerous crowded boring much many"
)


def too_for_to(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *is to late*."""
    if (
        s.low(at - 1) in any_of("is are was were am 's 'm 're")
        and s.low(at + 1) in ADJECTIVES_OF_DEGREE
        and s.tag(at + 1) in {"JJ", "RB", "VB"}
        and (s.is_end(at + 2) or s.tag(at + 2) in {"TO", "IN", "CC"})
    ):
        yield s.replaced(at, "too", rule="TooTo")


def too_much(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *spends to much money*."""
    before = s.low(at - 1)
    if (
        s.low(at + 1) in {"much", "many"}
        and s.tag(at + 2) in NOUNS | {"JJ"}
        and s.tag(at - 1) in any_of("VB VBP VBD VBZ EX VBG")
        and before not in any_of("due according lead leads led similar")
    ):
        takes_quantity = before in BE or base_of(before) in any_of("be have spend eat drink use")
        # "As they are to many people" is no quantity.
        yield s.replaced(at, "too", rule="TooTo", sure=takes_quantity and s.low(at - 3) != "as")


def to_for_too(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *want too go*."""
    if (
        s.tag(at + 1) == "VB"
        and s.tag(at - 1)[:2] == "VB"
        and base_of(s.low(at - 1)) in any_of("want need like have go try learn love decide hope")
        and not lexicon.is_noun(s.low(at + 1))
    ):
        yield s.replaced(at, "to", rule="TooTo")


def me_too(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *Me to.*."""
    if at == 0 and s.low(1) == "to" and s.is_end(2):
        yield s.replaced(1, "too", rule="TooTo")


RULES = {
    "then": (than_for_then,),
    "than": (then_for_than,),
    "that": (than_for_that,),
    "to": (too_for_to, too_much),
    "too": (to_for_too,),
    "me": (me_too,),
}
"""The rules for each word that is written in the place of another."""


def find(s: Sentence) -> Iterator[Finding]:
    """Yield the confused short words."""
    for at in s.places(RULES):
        yield from first_of(RULES[s.low(at)], s, at)
