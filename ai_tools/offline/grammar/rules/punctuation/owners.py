"""Likely possessives without an apostrophe, and apostrophes in plurals: *two visa's*."""

from collections.abc import Iterator

from ai_tools.offline.grammar.sentence import FINITE, Finding, Sentence
from ai_tools.offline.grammar.tables import any_of, words
from ai_tools.text import lexicon

OWNERS = any_of(
    "hospital school company provider manufacturer customer teacher student writer author doctor "
    "nurse driver owner neighbour "
    "neighbor manager worker employee employer country city town museum university college "
    "government king queen baby child "
    "person man woman dog cat client user player president director boss patient author seller buyer "
    "candidate visitor"
)
COUNTING = any_of(
    "two three four five six seven eight nine ten many several few these those all some different various"
)
KINDS = any_of("kinds types sorts lots plenty kind type sort lot")


def find(s: Sentence) -> Iterator[Finding]:
    """Yield the apostrophes to add or to leave out."""
    for at in range(len(s) - 1):
        yield from owner(s, at)
        yield from plural(s, at)


def owner(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *the manufacturers website* and *the childrens room*."""
    word = s.low(at)
    if (
        word in any_of("childrens womens mens")
        and s.tag(at + 1) in {"NN", "NNS", "VBG", "JJ"}
        and s.low(at + 1) not in {"'", "'s"}
    ):
        yield s.replaced(at, f"{word[:-1]}'s", rule="MissingApostrophe", sure=True)
        return
    if s.tag(at) != "NNS" or s.tag(at + 1) != "NN" or s.tag(at - 1) not in {"DT", "PRP$"}:
        return
    one = lexicon.singular(word)
    if s.low(at + 1) in any_of("today yesterday tomorrow tonight everyday alike"):
        return
    if one not in OWNERS | words("persons"):
        return
    # "The teachers answer" is a subject and its verb.
    verbal = lexicon.forms(s.low(at + 1)) & {"base", "third", "past"}
    if (
        not verbal
        and (s.is_end(at + 2) or s.tag(at + 2) in FINITE | {"IN", "CC", "TO"})
        and lexicon.is_noun(s.low(at + 1))
    ):
        yield s.replaced(at, f"{one}'s", f"{word}'", rule="MissingApostrophe", sure=False)


def plural(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *three visa's* and *different types of pizza's*."""
    if (
        s.low(at + 1) not in {"'s", "\u2019s"}
        or s.tag(at) not in {"NN", "NNS", "NNP"}
        or not s.tokens[at].text.islower()
    ):
        return
    many = lexicon.plural(s.low(at))
    counted = (
        s.low(at - 1) in COUNTING
        or (s.low(at - 1) == "of" and s.low(at - 2) in KINDS)
        or s.tag(at - 1) == "CD"
    )
    if many and counted and (s.is_end(at + 2) or s.tag(at + 2) in FINITE | {"IN", "CC"}):
        yield s.replaced(
            at,
            many,
            rule="PluralApostrophe",
            count=2,
            sure=s.is_end(at + 2) or s.tag(at + 2) in {"VBD", "VBP", "MD", "CC"},
        )
