"""The word class of every token: an averaged perceptron, small enough to load in a tenth of a second.

The model was trained by `benchmarks/tagger/train.py`, which says on what and how well it does.
"""

import gzip
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ai_tools.offline.grammar.tokens import Token

MODEL = Path(__file__).with_name("data") / "tagger.txt.gz"
_TAG_BITS = 6
_TAG = (1 << _TAG_BITS) - 1
_START, _END = ("<s2>", "<s1>"), ("</s1>", "</s2>")


class Model(NamedTuple):
    """The tags, the words that have one tag only, and the weights of each feature.

    A weight and the index of its tag are one number, which takes a third of the memory of a pair.
    """

    tags: tuple[str, ...]
    certain: dict[str, str]
    weights: dict[str, tuple[int, ...]]


def tag(sentence: Sequence[Token]) -> None:
    """Write a tag into every token of a sentence."""
    model = load()
    words = [*_START, *(normalized(token) for token in sentence), *_END]
    before, last = "<s2>", "<s1>"
    for at, token in enumerate(sentence):
        token.tag = model.certain.get(words[at + 2]) or _best(
            model, features(words, at + 2, last, before, is_capital=token.text[0].isupper())
        )
        before, last = last, token.tag


def normalized(token: Token) -> str:
    """Return what the model knows a token as: numbers all look the same."""
    return "0" if token.text[0].isdigit() else token.lower


def features(words: Sequence[str], at: int, last: str, before: str, *, is_capital: bool) -> tuple[str, ...]:
    """Return what the class of a word may depend on: itself, its neighbours, the two tags before."""
    word, left, right = words[at], words[at - 1], words[at + 1]
    return (
        f"w{word}",
        f"s{word[-3:]}",
        f"t{word[-2:]} {last}",
        f"c{is_capital} {at == 2}",
        f"l{last}",
        f"b{before} {last}",
        f"x{last} {word}",
        f"p{left}",
        f"q{words[at - 2]}",
        f"n{right}",
        f"m{right[-3:]}",
        f"o{words[at + 2]}",
        f"y{last} {right}",
    )


def _best(model: Model, found: tuple[str, ...]) -> str:
    scores = [0] * len(model.tags)
    for feature in found:
        for packed in model.weights.get(feature, ()):
            scores[packed & _TAG] += packed >> _TAG_BITS
    return model.tags[scores.index(max(scores))]


@cache
def load() -> Model:
    """Read the model once per process."""
    tags, certain, *rows = gzip.decompress(MODEL.read_bytes()).decode().splitlines()
    weights: dict[str, tuple[int, ...]] = {}
    shared: dict[int, int] = {}
    for row in rows:
        feature, *numbers = row.split("\t")
        values = [int(number) for number in numbers]
        pairs = zip(values[::2], values[1::2], strict=True)
        packed = (weight << _TAG_BITS | index for index, weight in pairs)
        weights[feature] = tuple(shared.setdefault(number, number) for number in packed)
    known = dict(pair.rsplit(" ", 1) for pair in certain.split("\t"))
    return Model(tuple(tags.split()), known, weights)
