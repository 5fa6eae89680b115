"""Small and capital letters, and words written together or apart."""

import re
from collections.abc import Iterator
from random import Random

from benchmarks.grammar.errors.damage import Damage, table
from benchmarks.grammar.tagging import Sentence

CATEGORY = "capitals, joined words"
PROPER = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|April|June|July|August|September"
    r"|October|November|December|English|Hindi|French|Malayalam|Japanese|Indian|Christmas)\Z"
)


def candidates(sentence: Sentence, rng: Random) -> Iterator[Damage]:
    first = sentence.tokens[0]
    if first.text.istitle() and first.text != "I":
        yield Damage(first.start, first.end, first.lower, CATEGORY, 0.7)
    for token in sentence.tokens:
        if token.text == "I":
            yield Damage(token.start, token.end, "i", CATEGORY, 0.5)
        elif PROPER.match(token.text):
            yield Damage(token.start, token.end, token.lower, CATEGORY, 2)
        elif token.tag == "NP0" and token is not first and token.text.istitle():
            yield Damage(token.start, token.end, token.lower, CATEGORY, 0.4)
        elif token.tag in ("NN1", "AJ0") and token.text.islower() and len(token.text) > 3:
            yield Damage(token.start, token.end, token.text.capitalize(), CATEGORY, 0.02)
    yield from _spaced(sentence)


def _spaced(sentence: Sentence) -> Iterator[Damage]:
    wrong = {right: wrong for right, (wrong,) in table("spacing").items()}
    tokens = sentence.tokens
    for at, token in enumerate(tokens):
        if token.text in wrong:
            yield Damage(token.start, token.end, wrong[token.text], CATEGORY, 2)
        pair = " ".join(other.text for other in tokens[at : at + 2])
        if pair in wrong:
            yield Damage(token.start, tokens[at + 1].end, wrong[pair], CATEGORY, 2)
        if "-" in token.text and token.text.islower():
            yield Damage(token.start, token.end, token.text.replace("-", " "), CATEGORY, 1.5)
