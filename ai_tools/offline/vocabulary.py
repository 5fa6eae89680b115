"""The words that patterns know, and the forms that these words take."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ai_tools.text.lexicon import Verb

_HERE = Path(__file__).with_name("data") / "words"
_DOUBLE = frozenset(
    {"get", "put", "run", "swim", "stop", "shop", "begin", "win", "forget", "prefer", "submit", "plan"}
)
_GROUPS = frozenset({"family", "team", "class", "company"})
"""Nouns for many that are one."""

_MANY = {
    "is": "are", "was": "were", "has": "have", "isn't": "aren't", "wasn't": "weren't", "hasn't": "haven't",
    "doesn't": "don't", "does not": "do not",
}  # fmt: skip
_ONE = {plural: singular for singular, plural in _MANY.items()}


class Adjective(NamedTuple):
    """The degrees of an adjective: easy, easier, easiest."""

    base: str
    comparative: str
    superlative: str


@cache
def lists() -> dict[str, str]:
    """Return, by name, the expressions that match the known words of a kind."""
    verbs, nouns, adjectives = set(_verbs().values()), _plurals(), set(_adjectives().values())
    bases = {verb.base for verb in verbs}
    kinds = {form: [getattr(verb, form) for verb in verbs] for form in Verb._fields}
    kinds |= {
        "only_past": [verb.past for verb in verbs if verb.past not in bases | {"saw", "found"}],
        "only_participle": [verb.participle for verb in verbs if verb.participle not in bases | {verb.past}],
        "noun": list(nouns),
        "nouns": list(nouns.values()),
        "counted": [noun for noun in nouns if noun not in _GROUPS],
        "adjective": [adjective.base for adjective in adjectives],
        "comparative": [adjective.comparative for adjective in adjectives],
        "superlative": [adjective.superlative for adjective in adjectives],
    }
    return {
        kind: "|".join(sorted(set(words), key=lambda word: (-len(word), word)))
        for kind, words in kinds.items()
    }


def form(words: str, name: str) -> str:
    """Return the form `name` of `words`: `form("went", "base")` is `go`."""
    return _FORMS[name](words)


@cache
def _verbs() -> dict[str, Verb]:
    """Return the known verbs by each of their forms."""
    verbs = [_verb(*entry) for entry in _entries("verbs.txt")]
    return {form: verb for verb in reversed(verbs) for form in reversed(verb)}


@cache
def _plurals() -> dict[str, str]:
    return {noun: plural[0] if plural else _with_s(noun) for noun, *plural in _entries("nouns.txt")}


@cache
def _singulars() -> dict[str, str]:
    return {plural: noun for noun, plural in _plurals().items()}


@cache
def _adjectives() -> dict[str, Adjective]:
    return {entry[0]: Adjective(*entry) for entry in _entries("adjectives.txt")}


def _entries(name: str) -> list[list[str]]:
    lines = (_HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.split() for line in lines if line and not line.startswith("#")]


def _verb(base: str, past: str = "", participle: str = "") -> Verb:
    stem = base + base[-1] if base in _DOUBLE else base
    silent_e = base.endswith("e") and not base.endswith(("ee", "be"))
    past = past or re.sub(
        r"(?<=[^aeiou])yed\Z", "ied", stem + ("d" if silent_e or base.endswith("ee") else "ed")
    )
    third = {"be": "is", "have": "has"}.get(base) or _with_s(base)
    return Verb(base, third, past, participle or past, (base[:-1] if silent_e else stem) + "ing")


def _with_s(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh", "o")) and word != "photo":
        return word + "es"
    return re.sub(r"(?<=[^aeiou])y\Z", "ie", word) + "s"


_FORMS: dict[str, Callable[[str], str]] = {
    **{name: lambda word, name=name: getattr(_verbs()[word], name) for name in Verb._fields},  # type: ignore[misc]
    **{name: lambda word, name=name: getattr(_adjectives()[word], name) for name in Adjective._fields[1:]},  # type: ignore[misc]
    "many": lambda verb: _MANY.get(verb) or _verbs()[verb].base,
    "one": lambda verb: _ONE.get(verb) or _verbs()[verb].third,
    "plural": lambda noun: _plurals()[noun],
    "singular": lambda noun: _singulars()[noun],
    "a": lambda words: f"{'an' if words[0] in 'aeio' else 'a'} {words}",
    "upper": lambda words: words[0].upper() + words[1:],
}
