"""Subjects and verbs that do not agree in number."""

import regex

from ai_tools.providers.offline import vocabulary
from ai_tools.providers.offline.patterns.pattern import START, Pattern, any_of

_VERBS = vocabulary.verbs()
_PEOPLE = (
    "parents friends brothers sisters students teachers children people boys girls men women kids colleagues employees "
    "customers workers doctors neighbours neighbors".split()
)
_THINGS = "books cars documents files results prices products houses problems questions".split()
_KIN = "brother sister mother father wife husband son daughter uncle aunt friend boss teacher manager".split()
_TO_PLURAL = {
    "is": "are", "was": "were", "has": "have", "doesn't": "don't", "does not": "do not", "isn't": "aren't",
    "wasn't": "weren't", "hasn't": "haven't",
}  # fmt: skip
_TO_SINGULAR = {"are": "is", "have": "has", "don't": "doesn't", "do not": "does not", "haven't": "hasn't"}
_PLAIN = "go come know think say get give see eat speak teach write understand enjoy prefer believe live".split()
_WANTS = [*_PLAIN, "want", "need", "like"]
_BY_THIRD = {_VERBS[base].third: base for base in _PLAIN if base in _VERBS}
_WANTS_BY_THIRD = {_VERBS[base].third: base for base in _WANTS if base in _VERBS}
_MANY = "The verb must be plural, as its subject is."
_ONE = "The verb must be singular, as its subject is."
_OWNER = r"(?:My|Our|His|Her|Their|The|Your)"


def _plural(found: regex.Match[str]) -> str:
    return f"{found[1]} {_TO_PLURAL.get(found[2]) or _WANTS_BY_THIRD[found[2]]}"


def _singular(found: regex.Match[str]) -> str:
    return f"{found[1]} {_TO_SINGULAR.get(found[2]) or _VERBS[found[2]].third}"


def _are(found: regex.Match[str]) -> str:
    return f"{found[1]} {'were' if found[2] == 'was' else 'are'}{found[3]}"


PATTERNS = (
    Pattern(
        "PluralSubject",
        _MANY,
        rf"{START}((?:{_OWNER}|These|Those|Some|Many|Most|All) {any_of(_PEOPLE + _THINGS)}) ({any_of(_TO_PLURAL)})\b",
        _plural,
    ),
    Pattern("PluralSubject", _MANY, rf"{START}({_OWNER} {any_of(_PEOPLE)}) ({any_of(_BY_THIRD)})\b", _plural),
    Pattern(
        "PluralSubject",
        _MANY,
        rf"{START}(The people (?:in|of|from) (?:my|our|the|this|that) [a-z]+) ({any_of(_TO_PLURAL)})\b",
        _plural,
    ),
    Pattern(
        "PluralSubject",
        _MANY,
        rf"\b([Mm]ore and more people|[Mm]any people|[Mm]ost people|[Ss]ome people) ({any_of([*_TO_PLURAL, *_WANTS_BY_THIRD])})\b",
        _plural,
    ),
    Pattern(
        "PluralSubject",
        _MANY,
        rf"{START}({_OWNER} [a-z]+ and (?:I|(?:my|his|her|their) [a-z]+)) (is|was|has)\b",
        _plural,
    ),
    Pattern("PluralSubject", _MANY, r"\b([Tt]hey|[Ww]e) (is|was|has|doesn't)\b", _plural),
    Pattern(
        "SingularSubject",
        _ONE,
        rf"{START}({_OWNER} {any_of(_KIN)}) ({any_of([*_TO_SINGULAR, *(base for base in _PLAIN if base in _VERBS)])})\b",
        _singular,
    ),
    Pattern(
        "SingularSubject",
        "“Everyone” and its like take a singular verb.",
        rf"{START}(Every(?:one|body)|Some(?:one|body)|No(?:body| one)) ({any_of([*_TO_SINGULAR, *(base for base in _WANTS if base in _VERBS)])})\b",
        _singular,
    ),
    Pattern("SingularSubject", "“Who” takes a singular verb here.", rf"{START}Who (want|need) to\b", "Who {1}s to"),
    Pattern(
        "SingularSubject",
        "The subject is “one”, so the verb is singular.",
        rf"{START}(One of (?:my|our|his|her|their|the|your) [a-z]+) (are|have)\b(?! (?:been|not been) (?:among|the))",
        _singular,
    ),
    Pattern(
        "ThereAre",
        "“There are” goes with a plural.",
        rf"\b([Tt]here) (is|was)( (?:many(?! an?\b)|several|too many|so many|(?:a lot|lots) of {any_of(vocabulary.singulars())}\b))",
        _are,
    ),
    Pattern(
        "ThereAre",
        "“There are” says that something exists.",
        r"\b([Tt]here) (have)( (?:many|several|a lot of|lots of)\b)(?! (?:been|to))",
        _are,
    ),
)
