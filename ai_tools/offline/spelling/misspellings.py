"""The misspellings that leave no doubt, from the list in `words/misspellings.txt`."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from ai_tools.offline import word_places
from ai_tools.text.edits import Edit

RULE = "SpellCheck"
_WORDS = Path(__file__).parents[1] / "data" / "words"
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")


def find(text: str) -> Iterator[Edit]:
    """Yield the correction of every misspelling on the list; a capital inside a sentence means a name."""
    for found in _WORD.finditer(text):
        word = found[0].replace("\u2019", "'").removesuffix("'s")
        meant = known().get(word.lower())
        if not meant or word_places.is_attached(text, found.start(), found.end()):
            continue
        if word.islower() or (word.istitle() and word_places.starts_sentence(text, found.start())):
            yield correction(found.start(), found[0][: len(word)], meant)


def correction(start: int, word: str, *suggestions: str) -> Edit:
    """Return the edit that replaces a misspelled `word`; `suggestions` begin with the word meant."""
    if word[0].isupper():
        suggestions = tuple(other[0].upper() + other[1:] for other in suggestions)
    meant = suggestions[0]
    return Edit(start, len(word), word, meant, message(word, meant), RULE, suggestions)


def message(word: str, meant: str) -> str:
    """Return what is wrong with a misspelled `word`."""
    if meant.replace(" ", "") == word:
        return f"\u201c{meant}\u201d is written as separate words."
    if meant.replace("'", "") == word:
        return f"\u201c{meant}\u201d needs an apostrophe."
    if meant.lower() == word:
        return f"\u201c{meant}\u201d begins with a capital letter."
    return f"\u201c{word}\u201d is misspelled."


@cache
def known() -> dict[str, str]:
    """Return the misspellings that leave no doubt, each with the word meant."""
    lines = (_WORDS / "misspellings.txt").read_text(encoding="utf-8").splitlines()
    entries = (line.split(": ") for line in lines if line and not line.startswith("#"))
    return {wrong: meant for meant, wrongs in entries for wrong in wrongs.split(", ")}


@cache
def names() -> dict[str, str]:
    """Return the names by their small letters."""
    return {name.lower(): name for name in _listed("names.txt")}


@cache
def also_words() -> frozenset[str]:
    """Return the names that are words of their own in small letters, but rare ones."""
    return frozenset(_listed("also_words.txt"))


@cache
def small_in_code() -> frozenset[str]:
    """Return the names that commands and packages carry in small letters."""
    return frozenset(_listed("small_in_code.txt"))


@cache
def rare() -> frozenset[str]:
    """Return right words that the dictionaries lack."""
    return frozenset(_listed("rare.txt"))


def _listed(name: str) -> list[str]:
    lines = (_WORDS / name).read_text(encoding="utf-8").splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.split()]
