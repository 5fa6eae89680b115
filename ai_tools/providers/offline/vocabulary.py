"""The words that patterns know, and the forms they take."""

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

_HERE = Path(__file__).parent
_DOUBLES = frozenset({"get", "put", "run", "sit", "swim", "stop", "shop", "plan", "begin", "win", "forget", "prefer", "submit"})
_THIRD = {"be": "is", "have": "has"}


class Verb(NamedTuple):
    """The forms of a verb: go, goes, went, gone, going."""

    base: str
    third: str
    past: str
    participle: str
    gerund: str


@cache
def verbs() -> dict[str, Verb]:
    """Return the known verbs by their base form."""
    return {base: _verb(base, *forms) for base, *forms in _entries("verbs.txt")}


@cache
def plurals() -> dict[str, str]:
    """Return the plural of each known noun."""
    return {noun: plural[0] if plural else _with_s(noun) for noun, *plural in _entries("nouns.txt")}


@cache
def singulars() -> dict[str, str]:
    return {plural: noun for noun, plural in plurals().items()}


def _entries(name: str) -> list[list[str]]:
    lines = (_HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.split() for line in lines if line and not line.startswith("#")]


def _verb(base: str, past: str = "", participle: str = "") -> Verb:
    stem = base + base[-1] if base in _DOUBLES else base
    if base.endswith("e") and not base.endswith(("ee", "be")):
        gerund = base[:-1] + "ing"
    else:
        gerund = stem + "ing"
    regular = stem + ("d" if base.endswith("e") else "ed")
    past = past or re.sub(r"(?<=[^aeiou])yed\Z", "ied", regular)
    return Verb(base, _THIRD.get(base, _with_s(base)), past, participle or past, gerund)


def _with_s(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh", "o")) and word not in {"photo"}:
        return word + "es"
    return re.sub(r"(?<=[^aeiou])y\Z", "ie", word) + "s"
