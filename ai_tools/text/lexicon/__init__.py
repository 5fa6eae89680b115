"""The forms of the 17,000 commonest words: `went` belongs to `go`, `children` to `child`."""

import re

from ai_tools.text.lexicon import word_list
from ai_tools.text.lexicon.word_list import Verb, with_s

__all__ = [
    "Verb",
    "a_or_an",
    "classes",
    "comparative",
    "forms",
    "is_known",
    "is_noun",
    "plural",
    "positive",
    "rank",
    "singular",
    "superlative",
    "verb",
    "verbs",
    "with_s",
]

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


def classes(word: str) -> str:
    """Return the classes of a word in its base form as letters: `run` is `nv`."""
    return word_list.load().classes.get(word, "")


def rank(word: str) -> int:
    """Return how common the base form is; 0 is the commonest, and unknown words come last."""
    return word_list.load().ranks.get(word, 1_000_000)


def verb(form: str) -> Verb | None:
    """Return the commonest verb that has this form."""
    found = word_list.load().verbs.get(form)
    if not found:
        return None
    usual = _MORE_USUAL.get(form)
    return next((one for one in found if one.base == usual), found[0]) if usual else found[0]


def forms(word: str) -> frozenset[str]:
    """Return the names of the verb forms that a word can be: `read` is base, past and participle."""
    return frozenset(name for one in verbs(word) for name in Verb._fields if getattr(one, name) == word)


def is_known(word: str) -> bool:
    """Tell whether `word`, in small letters, is a common word or a form of one."""
    known = word_list.load()
    return any(word in table for table in (known.classes, known.verbs, known.singulars, known.positives))


def verbs(form: str) -> list[Verb]:
    """Return every verb that has this form: `found` belongs to `find` and to `found`."""
    return word_list.load().verbs.get(form, [])


def is_noun(word: str) -> bool:
    return bool(set(classes(word)) & set("nmu"))


def plural(noun: str) -> str | None:
    """Return the plural of a noun, None if it has none or is one."""
    return word_list.load().plurals.get(noun)


def singular(plural_noun: str) -> str | None:
    return word_list.load().singulars.get(plural_noun)


def comparative(adjective: str) -> str | None:
    """Return the form in -er of a short adjective."""
    degrees = word_list.load().degrees.get(adjective)
    return degrees[0] if degrees else None


def superlative(adjective: str) -> str | None:
    degrees = word_list.load().degrees.get(adjective)
    return degrees[1] if degrees else None


def positive(degree: str) -> str | None:
    """Return the adjective of a form in -er or -est: `easier` belongs to `easy`."""
    return word_list.load().positives.get(degree)


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
