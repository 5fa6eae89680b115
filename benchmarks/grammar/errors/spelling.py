"""Misspellings as learners make them: by sound, by doubled and lost letters, by the keyboard."""

import re
from collections.abc import Callable, Iterator
from random import Random

from benchmarks.grammar.errors.damage import Damage, replaced, table
from benchmarks.grammar.tagging import Sentence, Token, is_known

CATEGORY = "spelling"
SHORTEST = 4
ATTEMPTS = 8
SOUNDS = tuple(
    (re.compile(right), wrong)
    for right, wrong in (
        ("ie", "ei"), ("ei", "ie"), ("ph", "f"), ("ance", "ence"), ("ence", "ance"), ("ant\\b", "ent"),
        ("ent\\b", "ant"), ("able", "ible"), ("ible", "able"), ("tion", "sion"), ("tion", "cion"),
        ("ssion", "tion"), ("sion", "tion"), ("ough", "ou"), ("wh", "w"), ("kn", "n"), ("wr", "r"),
        ("ght", "th"), ("ght", "gth"), ("ck", "k"), ("ce\\b", "se"), ("se\\b", "ce"), ("ful\\b", "full"),
        ("ely\\b", "ly"), ("ing\\b", "eing"), ("eing\\b", "ing"), ("y\\b", "ie"), ("ea", "ee"), ("ee", "ea"),
        ("ai", "ei"), ("ou", "o"), ("au", "o"), ("er\\b", "or"), ("or\\b", "er"), ("ar\\b", "er"),
        ("our\\b", "eur"), ("tch", "ch"), ("dg", "g"), ("sc", "s"), ("qu", "q"), ("x", "ks"), ("z", "s"),
        ("al\\b", "el"), ("le\\b", "el"), ("ous\\b", "us"), ("ious", "ous"), ("ually", "uly"),
        ("ly\\b", "lly"),
        ("ied\\b", "yed"), ("ies\\b", "ys"), ("i", "e"), ("e", "i"), ("a", "e"), ("o", "u"), ("u", "o"),
        ("c(?=[eiy])", "s"), ("s(?=[eiy])", "c"), ("v", "w"), ("b", "v"), ("mb\\b", "m"), ("rh", "r"),
        ("ui", "i"), ("oo", "o"), ("e\\b", ""), ("(?<=[a-z])h", ""), ("(?<=[a-z])e(?=[a-z]{2})", ""),
    )
)  # fmt: skip
ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def candidates(sentence: Sentence, rng: Random) -> Iterator[Damage]:
    known = table("misspellings")
    alike = table("sound_alikes")
    for at, token in enumerate(sentence.tokens):
        word = token.lower
        if word in known:
            yield replaced(token, rng.choice(known[word]), CATEGORY, 2.5)
        if word in alike:
            yield replaced(token, rng.choice(alike[word]), CATEGORY, 0.25)
        if token.text == "n't" or re.fullmatch(r"'(?:m|ve|re|ll)", token.text):
            yield Damage(token.start, token.end, token.text.replace("'", ""), CATEGORY, 0.7)
        if len(word) >= SHORTEST and token.text.isascii() and token.text.isalpha() and _is_common(token):
            wrong = _misspelt(word, rng)
            if wrong and sentence.tag(at) != "CRD":
                # Long words are misspelt more often than short ones.
                yield replaced(token, wrong, CATEGORY, min(len(word) - 3, 6) / 6)


def _is_common(token: Token) -> bool:
    """Tell whether a token is no name."""
    return token.tag != "NP0" and (token.text.islower() or is_known(token.text))


def _misspelt(word: str, rng: Random) -> str | None:
    """Return `word` with one slip that makes no other word, or nothing if none was found."""
    for _ in range(ATTEMPTS):
        (slip,) = rng.choices(list(SLIPS), weights=list(SLIPS.values()))
        wrong = slip(word, rng)
        if wrong and wrong != word and not is_known(wrong):
            return wrong
    return None


def _by_sound(word: str, rng: Random) -> str | None:
    for sound, wrong in rng.sample(SOUNDS, len(SOUNDS)):
        # A learner hears the first letter of a word right.
        places = [found for found in sound.finditer(word) if found.start() or wrong[:1] == word[0]]
        if places:
            found = rng.choice(places)
            return word[: found.start()] + wrong + word[found.end() :]
    return None


def _doubled(word: str, rng: Random) -> str | None:
    at = rng.choice([place for place in range(1, len(word)) if word[place] in "lmnprstcfd"] or [0])
    return word[:at] + word[at] + word[at:] if at else None


def _halved(word: str, rng: Random) -> str | None:
    pairs = [at for at in range(1, len(word)) if word[at] == word[at - 1]]
    at = rng.choice(pairs) if pairs else 0
    return word[:at] + word[at + 1 :] if at else None


def _lost(word: str, rng: Random) -> str:
    at = rng.randrange(1, len(word))
    return word[:at] + word[at + 1 :]


def _swapped(word: str, rng: Random) -> str:
    at = rng.randrange(1, len(word) - 1)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _beside(word: str, rng: Random) -> str | None:
    """Return `word` with one letter from the neighbouring key."""
    at = rng.randrange(1, len(word))
    row = next(row for row in ROWS if word[at] in row)
    place = row.index(word[at])
    neighbours = row[max(0, place - 1) : place] + row[place + 1 : place + 2]
    return word[:at] + rng.choice(neighbours) + word[at + 1 :]


SLIPS: dict[Callable[[str, Random], str | None], float] = {
    _by_sound: 4, _doubled: 1.3, _halved: 2.5, _lost: 1.5, _swapped: 1.2, _beside: 0.6,
}  # fmt: skip
"""Each kind of slip and how often it is tried; learners spell by sound more often than they mistype."""
