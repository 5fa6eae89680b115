"""The word list behind the lexicon, and the regular forms of its words.

`lexicon.txt` has one word per line, the commonest first, with its classes: `n` is a noun with a plural,
`m` a noun that is also used without one, `u` a noun without a plural, `v` a verb (`vv`: its consonant
doubles), `j` an adjective (`jj`: with -er and -est) and `r` an adverb. Irregular forms stand after a colon.
The words and forms come from lemminflect (MIT licence), their order from wordfreq.
"""

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).with_name("lexicon.txt")


class Verb(NamedTuple):
    """The forms of a verb: go, goes, went, gone, going."""

    base: str
    third: str
    past: str
    participle: str
    gerund: str


class WordList(NamedTuple):
    """The words, indexed by their forms."""

    classes: dict[str, str]
    verbs: dict[str, list[Verb]]
    plurals: dict[str, str]
    singulars: dict[str, str]
    degrees: dict[str, tuple[str, str]]
    positives: dict[str, str]
    ranks: dict[str, int]

    def add_noun(self, noun: str, many: str) -> None:
        if noun != many:
            self.plurals[noun] = many
            self.singulars.setdefault(many, noun)

    def add_verb(self, base: str, kind: str, irregular: str) -> None:
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
            self.verbs.setdefault(form, []).append(one)
        if base.endswith("l") and kind == "v" and not irregular:
            for form in (f"{base}led", f"{base}ling"):  # as in British English: travelled
                self.verbs.setdefault(form, []).append(one)

    def add_degrees(self, adjective: str, kind: str, irregular: str) -> None:
        stem = adjective + adjective[-1] if kind == "jd" else adjective.removesuffix("e")
        stem = re.sub(r"(?<=[^aeiou])y\Z", "i", stem)
        more, most = irregular.split(",") if irregular else (f"{stem}er", f"{stem}est")
        self.degrees[adjective] = more, most
        self.positives[more] = self.positives[most] = adjective


@cache
def load() -> WordList:
    """Return the word list, read once per process."""
    words = WordList({}, {}, {}, {}, {}, {}, {})
    for at, line in enumerate(FILE.read_text(encoding="utf-8").splitlines()):
        word, *entries = line.split(" ")
        words.ranks[word] = at
        for entry in entries:
            kind, _, irregular = entry.partition(":")
            words.classes[word] = words.classes.get(word, "") + kind[0]
            if kind in {"n", "m"}:
                words.add_noun(word, irregular or with_s(word))
            elif kind in {"v", "vv"}:
                words.add_verb(word, kind, irregular)
            elif kind in {"jj", "jd"}:
                words.add_degrees(word, kind, irregular)
    return words


def with_s(word: str) -> str:
    """Return a regular plural or third person: boxes, cities, days."""
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    return re.sub(r"(?<=[^aeiou])y\Z", "ie", word) + "s"
