"""Prepositions, determiners and pronouns: wrong, missing and unnecessary ones."""

from collections.abc import Iterator
from random import Random

from benchmarks.grammar.errors.damage import Damage, dropped, inserted, replaced, table
from benchmarks.grammar.tagging import Sentence, lemma_of

PREPOSITION, DETERMINER, PRONOUN = "preposition", "determiner", "pronoun"
VOWELS = tuple("aeiou")
OBJECTS = ("AT0", "DPS", "PNP", "NN2", "NP0", "DT0")
PRONOUNS = ("PNP", "PNQ", "PNX", "DPS", "DTQ", "PNI", "CJT")


def prepositions(sentence: Sentence, rng: Random) -> Iterator[Damage]:
    confused, needless = table("prepositions"), table("needless_prepositions")
    for at, token in enumerate(sentence.tokens):
        following = sentence.tag(at + 1)
        if token.tag in ("PRP", "PRF") and token.lower in confused and following != "VVI":
            yield replaced(token, rng.choice(confused[token.lower]), PREPOSITION, 1.0)
            if sentence.tag(at - 1).startswith("V"):
                yield from dropped(sentence, at, PREPOSITION, 0.6)
        elif token.tag.startswith("VV") and following in OBJECTS:
            for preposition in needless.get(lemma_of(token.text, "VERB"), ()):
                yield inserted(sentence.tokens[at + 1], preposition, PREPOSITION, 2)


def determiners(sentence: Sentence, rng: Random) -> Iterator[Damage]:
    confused = table("determiners")
    for at, token in enumerate(sentence.tokens):
        before, following = sentence.tag(at - 1), sentence.tag(at + 1)
        is_noun = token.tag in ("NN2", "NN1", "NP0") and token.text.islower()
        if token.lower in ("a", "an", "the") and token.tag == "AT0":
            yield from dropped(sentence, at, DETERMINER, 2)
            wrong = rng.choice(confused[token.lower])
            if (token.lower, wrong) == ("the", "a") and sentence.word(at + 1)[:1] in VOWELS:
                wrong = "an"
            yield replaced(token, wrong, DETERMINER, 0.5)
        elif token.lower in confused and token.tag in ("DT0", "DPS", "AJ0", "AV0"):
            if following.startswith(("NN", "AJ")):
                yield replaced(token, rng.choice(confused[token.lower]), DETERMINER, 1)
        elif is_noun and before in ("PRP", "PRF", "VVB", "VVI", "VVG", "CJC", "CJT"):
            # The article before something general: *the nature*, *the people say*.
            yield inserted(token, "the", DETERMINER, 0.35)


def pronouns(sentence: Sentence, rng: Random) -> Iterator[Damage]:
    confused = table("pronouns")
    for at, token in enumerate(sentence.tokens):
        if token.tag not in PRONOUNS or sentence.word(at + 1).startswith("'"):
            continue
        if token.lower in confused:
            wrong = rng.choice(confused[token.lower])
            yield replaced(token, wrong if at else wrong.capitalize(), PRONOUN, 1)
        starts_clause = sentence.tag(at - 1) in ("CJS", "CJC", "PUN", "")
        is_object = sentence.tag(at - 1).startswith("VV")
        if token.lower in ("it", "they", "he", "she") and sentence.tag(at + 1)[:2] in ("VB", "VV", "VM"):
            if starts_clause:
                yield from dropped(sentence, at, PRONOUN)
        elif token.lower in ("it", "them", "him") and is_object:
            yield from dropped(sentence, at, PRONOUN, 0.5)
    yield from _subject_said_twice(sentence)


def _subject_said_twice(sentence: Sentence) -> Iterator[Damage]:
    """Yield *My brother he works …*."""
    if sentence.tag(0) == "DPS" and sentence.tag(1) in ("NN1", "NN2") and sentence.tag(2)[:1] == "V":
        pronoun = "they" if sentence.tag(1) == "NN2" else "it"
        if sentence.word(1) in ("mother", "sister", "wife", "daughter", "aunt", "grandmother"):
            pronoun = "she"
        elif sentence.word(1) in ("father", "brother", "uncle", "son", "manager", "grandfather", "neighbour"):
            pronoun = "he"
        yield inserted(sentence.tokens[2], pronoun, PRONOUN, 1)
