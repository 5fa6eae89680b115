"""One way to spoil a correct text, and the small changes that most errors are made of."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path

from benchmarks.grammar.tagging import Sentence, Token

TABLES = Path(__file__).with_name("tables")


@dataclass(frozen=True, slots=True)
class Damage:
    """Write `wrong` in the place of `start:end`; a damage of twice the weight is chosen twice as often."""

    start: int
    end: int
    wrong: str
    category: str
    weight: float = 1.0


@cache
def table(name: str) -> dict[str, list[str]]:
    """Return what learners write for each right word of a table, by `<kind> <word>` if it has a kind."""
    with (TABLES / f"{name}.tsv").open(encoding="utf-8", newline="") as lines:
        return {
            " ".join(keys): wrong.split("|")
            for *keys, wrong in islice(csv.reader(lines, delimiter="\t"), 1, None)
        }


def replaced(token: Token, wrong: str, category: str, weight: float = 1.0) -> Damage:
    """Write another word, with a capital if the right one has it."""
    return Damage(token.start, token.end, _like(token, wrong), category, weight)


def dropped(sentence: Sentence, at: int, category: str, weight: float = 1.0) -> Iterator[Damage]:
    """Leave out a word and the blank after it, if another word follows; that one takes over its capital."""
    token = sentence.tokens[at]
    for following in sentence.tokens[at + 1 : at + 2]:
        if following.start > token.end and following.text[0].isalnum():
            yield Damage(token.start, following.end, _like(token, following.text), category, weight)


def inserted(token: Token, word: str, category: str, weight: float = 1.0) -> Damage:
    """Write a word before `token`, which gives its capital to it."""
    rest = token.text
    if rest[0].isupper() and token.tag != "NP0" and rest != "I" and not rest.isupper():
        word, rest = _like(token, word), rest[0].lower() + rest[1:]
    return Damage(token.start, token.end, f"{word} {rest}", category, weight)


def swapped(first: Token, second: Token, category: str, weight: float = 1.0) -> Damage:
    """Change the order of two words that follow each other."""
    last = first.text if first.tag == "NP0" or first.text == "I" else first.lower
    return Damage(first.start, second.end, f"{_like(first, second.text)} {last}", category, weight)


def _like(token: Token, word: str) -> str:
    if token.text[0].isupper() and token.text != "I":
        return word[:1].upper() + word[1:]
    return word
