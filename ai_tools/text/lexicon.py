"""The forms of the 17,000 commonest words: `went` belongs to `go`, `children` to `child`.

`data/lexicon.txt` has one word per line, the commonest first, with its classes: `n` is a noun with a
plural, `m` a noun that is also used without one, `u` a noun without a plural, `v` a verb (`vv`: its
consonant doubles), `j` an adjective (`jj`: with -er and -est) and `r` an adverb. Irregular forms stand
after a colon. The words and forms come from lemminflect (MIT licence), their order from wordfreq.
"""

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

_FILE = Path(__file__).with_name("data") / "lexicon.txt"
_MORE_USUAL = {
    "found": "find",
    "saw": "see",
    "felt": "feel",
    "left": "leave",
    "ground": "grind",
    "wound": "wind",
    "bound": "bind",
    "lay": "lie",
    "fell": "fall",
    "bore": "bear",
    "rose": "rise",
    "lies": "lie",
    "lied": "lie",
    "lying": "lie",
    "dies": "die",
    "dying": "die",
    "does": "do",
    "shot": "shoot",
    "lives": "live",
    "spat": "spit",
    "sat": "sit",
    "wove": "weave",
    "hung": "hang",
}


class Verb(NamedTuple):
    """The forms of a verb: go, goes, went, gone, going."""

    base: str
    third: str
    past: str
    participle: str
    gerund: str


class _Lexicon(NamedTuple):
    classes: dict[str, str]
    verbs: dict[str, list[Verb]]
    plurals: dict[str, str]
    singulars: dict[str, str]
    degrees: dict[str, tuple[str, str]]
    positives: dict[str, str]
    ranks: dict[str, int]


def classes(word: str) -> str:
    """Return the classes of a word in its base form as letters: `run` is `nv`."""
    return _lexicon().classes.get(word, "")


def rank(word: str) -> int:
    """Return how common the base form is; 0 is the commonest, and unknown words come last."""
    return _lexicon().ranks.get(word, 1_000_000)


def verb(form: str) -> Verb | None:
    """Return the commonest verb that has this form."""
    found = _lexicon().verbs.get(form)
    if not found:
        return None
    usual = _MORE_USUAL.get(form)
    return next((one for one in found if one.base == usual), found[0])


def forms(word: str) -> frozenset[str]:
    """Return the names of the verb forms that a word can be: `read` is base, past and participle."""
    return frozenset(
        name for one in _lexicon().verbs.get(word, ()) for name in Verb._fields if getattr(one, name) == word
    )


def is_known(word: str) -> bool:
    """Tell whether `word`, in small letters, is a common word or a form of one."""
    known = _lexicon()
    return any(word in table for table in (known.classes, known.verbs, known.singulars, known.positives))


def verbs(form: str) -> list[Verb]:
    """Return every verb that has this form: `found` belongs to `find` and to `found`."""
    return _lexicon().verbs.get(form, [])


def is_noun(word: str) -> bool:
    return bool(set(classes(word)) & set("nmu"))


def plural(noun: str) -> str | None:
    """Return the plural of a noun, None if it has none or is one."""
    return _lexicon().plurals.get(noun)


def singular(plural_noun: str) -> str | None:
    return _lexicon().singulars.get(plural_noun)


def comparative(adjective: str) -> str | None:
    """Return the form in -er of a short adjective."""
    degrees = _lexicon().degrees.get(adjective)
    return degrees[0] if degrees else None


def superlative(adjective: str) -> str | None:
    degrees = _lexicon().degrees.get(adjective)
    return degrees[1] if degrees else None


def positive(degree: str) -> str | None:
    """Return the adjective of a form in -er or -est: `easier` belongs to `easy`."""
    return _lexicon().positives.get(degree)


def a_or_an(word: str) -> str:
    """Return the article that a word takes by its spelling and sound."""
    word = word.lower()
    if re.match(r"(?:hour|honest|honou?r|heir|mba\b|mp\b|x-ray|sms\b)", word):
        return "an"
    if re.match(
        r"(?:eu|ewe|one\b|once\b|u(?:n(?:i(?!n|m|d)|anim)|s[aeiu]|ti|tensil|kulele|ranium|b[io]))", word
    ):
        return "a"
    return "an" if word[:1] in "aeiou" else "a"


@cache
def _lexicon() -> _Lexicon:
    lexicon = _Lexicon({}, {}, {}, {}, {}, {}, {})
    for at, line in enumerate(_FILE.read_text(encoding="utf-8").splitlines()):
        word, *entries = line.split(" ")
        lexicon.ranks[word] = at
        for entry in entries:
            kind, _, irregular = entry.partition(":")
            lexicon.classes[word] = lexicon.classes.get(word, "") + kind[0]
            if kind in {"n", "m"}:
                _add_noun(lexicon, word, irregular or with_s(word))
            elif kind in {"v", "vv"}:
                _add_verb(lexicon, word, kind, irregular)
            elif kind in {"jj", "jd"}:
                _add_degrees(lexicon, word, kind, irregular)
    return lexicon


def _add_noun(lexicon: _Lexicon, noun: str, many: str) -> None:
    if noun != many:
        lexicon.plurals[noun] = many
        lexicon.singulars.setdefault(many, noun)


def _add_verb(lexicon: _Lexicon, base: str, kind: str, irregular: str) -> None:
    if irregular:
        past, participle, gerund, third = irregular.split(",")
    else:
        stem = base + base[-1] if kind == "vv" else base
        past = participle = (
            stem + "d" if base.endswith("e") else re.sub(r"(?<=[^aeiou])y\Z", "i", stem) + "ed"
        )
        gerund = (base[:-1] if base.endswith("e") and base[-2:-1] not in set("eoy") else stem) + "ing"
        third = base + "es" if base.endswith("o") else with_s(base)
    one = Verb(base, third, past, participle, gerund)
    for form in dict.fromkeys(one):
        lexicon.verbs.setdefault(form, []).append(one)
    if base.endswith("l") and kind == "v" and not irregular:
        for form in (f"{base}led", f"{base}ling"):  # as in British English: travelled
            lexicon.verbs.setdefault(form, []).append(one)


def _add_degrees(lexicon: _Lexicon, adjective: str, kind: str, irregular: str) -> None:
    stem = adjective + adjective[-1] if kind == "jd" else adjective.removesuffix("e")
    stem = re.sub(r"(?<=[^aeiou])y\Z", "i", stem)
    more, most = irregular.split(",") if irregular else (f"{stem}er", f"{stem}est")
    lexicon.degrees[adjective] = more, most
    lexicon.positives[more] = lexicon.positives[most] = adjective


def with_s(word: str) -> str:
    """Return a regular plural or third person: boxes, cities, days."""
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    return re.sub(r"(?<=[^aeiou])y\Z", "ie", word) + "s"
