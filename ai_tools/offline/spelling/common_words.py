"""Which words are English, and how common they are: the lists of pyspellchecker and symspellpy."""

import math
from bisect import bisect_left
from collections import defaultdict
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import OSA
from spellchecker import SpellChecker

RAREST = 100_000
"""Times a word must be printed in symspellpy's books to be suggested."""

COMMON_IN_PRINT, COMMON_IN_SPEECH = 1_000_000, 3_000
"""Times a word stands in the books of the one list, or the film subtitles of the other, if it is common."""

FARTHEST = 2
"""Letters that may differ; one in words of four letters and fewer."""

_NEVER = Path(__file__).parents[1] / "data" / "words" / "never_suggested.txt"
_OTHER_FIRST_LETTERS = {
    "a": "eou", "c": "ks", "e": "ia", "f": "pv", "g": "j", "i": "ey", "j": "g", "k": "cq", "n": "k",
    "o": "au", "p": "f", "r": "w", "s": "cz", "t": "h", "u": "oa", "v": "wf", "w": "vr", "x": "e",
    "y": "i", "z": "s",
}  # fmt: skip
"""The letters that a word may begin with if its first one is wrong."""


@cache
def _in_print() -> dict[str, int]:
    lines = (files("symspellpy") / "frequency_dictionary_en_82_765.txt").read_text(encoding="utf-8-sig")
    entries = (line.split() for line in lines.splitlines())
    return {word: int(count) for word, count in entries}


@cache
def _spoken() -> tuple[str, frozenset[str]]:
    """Return all the words of the list in order, one per line, and the common ones.

    One long text takes a tenth of the memory that a set of its words does, and only unknown words are
    looked up in it.
    """
    frequency = SpellChecker(language="en").word_frequency
    words = [word for word in sorted(frequency.words()) if word.isascii() and word.isalpha()]
    common = frozenset(word for word in words if frequency[word] >= COMMON_IN_SPEECH)
    return "\n" + "\n".join(words) + "\n", common


@cache
def _by_beginning() -> dict[tuple[str, int], list[str]]:
    """Return the words that may be suggested by first letter and length."""
    words = defaultdict[tuple[str, int], list[str]](list)
    for word, count in _in_print().items():
        if len(word) > 1 and count >= RAREST and not is_never_suggested(word):
            words[word[0], len(word)].append(word)
    return dict(words)


@cache
def _never() -> frozenset[str]:
    lines = _NEVER.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def load() -> None:
    """Read the lists, which takes a second."""
    _spoken()
    _by_beginning()


def is_listed(word: str) -> bool:
    """Tell whether `word`, in small letters, is in one of the lists."""
    return word in _in_print() or _is_spoken(word)


def _is_spoken(word: str) -> bool:
    """Look `word` up by bisection, because a search through a million letters takes milliseconds."""
    text = _spoken()[0]

    def word_around(at: int) -> str:
        return text[text.rfind("\n", 0, at) + 1 : text.find("\n", at)]

    place = bisect_left(range(1, len(text)), word, key=word_around)
    return text.startswith(f"{word}\n", place + 1)


def is_common(word: str) -> bool:
    """Tell whether learners are likely to mean `word`."""
    return _in_print().get(word, 0) >= COMMON_IN_PRINT or word in _spoken()[1]


def log_frequency(word: str) -> float:
    """Return the natural logarithm of how often `word` is printed."""
    return math.log(_in_print().get(word, 1))


def is_never_suggested(word: str) -> bool:
    """Tell whether `word` is a slur or vulgar; the list holds digests, so that no one reads it by chance."""
    return digest(word) in _never()


def digest(word: str) -> str:
    """Return the entry of `word` in `never_suggested.txt`."""
    return sha256(word.encode()).hexdigest()[:12]


def near(word: str) -> list[str]:
    """Return the words that differ from `word` in a letter or two."""
    farthest = FARTHEST if len(word) > 4 else 1
    firsts = {word[0], word[1:2] or word[0], *_OTHER_FIRST_LETTERS.get(word[0], "")}
    found: list[str] = []
    for first in sorted(firsts):
        for length in range(len(word) - farthest, len(word) + farthest + 1):
            words = _by_beginning().get((first, length), ())
            close = process.extract(word, words, scorer=OSA.distance, score_cutoff=farthest, limit=None)
            found += [other for other, _, _ in close]
    return found
