"""Misspelt words, and which of the words that look alike was meant."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from harper import Lint

from ai_tools.text.edits import Edit

RULE = "SpellCheck"

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
_SENTENCE_START = re.compile(r"(?:\A|[\n.!?:]|[.!?]\s)[\s\"\u201c(]*\Z")
_ATTACHED = frozenset("-_/@#'\u2019\\")
"""What makes the word beside it a part of something longer."""

_LIST = Path(__file__).with_name("data") / "words" / "misspellings.txt"
SHORTEST, LONG = 5, 7
"""Letters a word must have for the surer and for the less sure kinds of slips."""

_VOWELS = frozenset("aeiou")
_GAPS = _VOWELS | {"y", "n", "r"}
_RIGHT_SOMEWHERE = frozenset({"advices", "afterwards", "towards", "parametrized", "upgradeable", "writeable"})
_ALIKE = frozenset(
    map(frozenset, ("cs", "sz", "ct", "mn", "vb", "gj", "ck", "iy", "ae", "ei", "ai", "ao", "ou", "eo", "au"))
)
"""Letters that learners take for each other."""

_COINED = re.compile(r"(?:re|un|de|pre|sub|non|co|out|over|up|auto|meta|multi|micro|inter|mis)")
"""How words begin that anybody may form and no dictionary holds: *repoint* is no slip of *repaint*."""
_COINED_END = re.compile(r".*(?:ers?|less|able|ness|ish|ism|ists?)\Z")
"""How they end: a *stemmer* is no stammer."""
_DOUBLED_END = re.compile(r".*([^aeiouls])\1s?\Z")

_CONTRACTION = re.compile(r"[a-z]+(?:n't|'m|'re|'ve|'ll)\Z")
_DOUBLED = re.compile(r"([^aeiou])\1+")
_OTHER_SIDE_OF_THE_ATLANTIC = (
    (re.compile(r"our(?=\Z|[aeis])"), "or"),
    (re.compile(r"([iy])s(?=[aei])"), r"\1z"),
    (re.compile(r"ll(?=[aei])"), "l"),
    (re.compile(r"re(?=s?\Z)"), "er"),
    (re.compile(r"(?<=en)ce"), "se"),
    (re.compile(r"(?<=gr)ey"), "ay"),
)


def slips(text: str) -> Iterator[Edit]:
    """Yield the correction of every misspelling on the list; a capital inside a sentence means a name."""
    for found in _WORD.finditer(text):
        word = found[0].replace("\u2019", "'").removesuffix("'s")
        meant = known().get(word.lower())
        if (
            meant
            and not _is_attached(text, found.start(), found.end())
            and (word.islower() or (word.istitle() and _starts_sentence(text, found.start())))
        ):
            yield _edit(found.start(), found[0][: len(word)], meant)


def likely(text: str, unknown: Sequence[Lint]) -> Iterator[Edit]:
    """Yield the corrections of unknown words that leave little doubt."""
    for lint in unknown:
        attached = _is_attached(text, lint.span.start, lint.span.end)
        if not attached and (other := meant(lint)):
            yield _edit(lint.span.start, lint.problem_text, other)


def _is_attached(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if before[-1:] in _ATTACHED or after[:1] in _ATTACHED:
        return True
    return (before[-1:] == "." and before[:1].isalnum()) or (after[:1] == "." and after[1:].isalnum())


def _starts_sentence(text: str, start: int) -> bool:
    return bool(_SENTENCE_START.search(text[max(0, start - 10) : start]))


def _edit(start: int, word: str, meant: str) -> Edit:
    meant = meant[0].upper() + meant[1:] if word[0].isupper() else meant
    return Edit(start, len(word), word, meant, f"\u201c{word}\u201d is not spelt like this.", RULE)


@cache
def known() -> dict[str, str]:
    """Return the misspellings that leave no doubt, each with the word meant."""
    lines = _LIST.read_text(encoding="utf-8").splitlines()
    entries = (line.split(": ") for line in lines if line and not line.startswith("#"))
    return {wrong: meant for meant, wrongs in entries for wrong in wrongs.split(", ")}


@cache
def small_in_code() -> frozenset[str]:
    """Return the names that commands and packages carry in small letters."""
    lines = _LIST.with_name("small_in_code.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def meant(unknown: Lint) -> str | None:
    """Return the word that an unknown one is a slip of, None when that is not certain.

    Harper's suggestions are the nearest words of its dictionary: for a name, a dish or a program that it does
    not know they are nonsense. So only slips of known kinds count, and only if one word alone explains them.
    """
    word, alike = unknown.problem_text, [suggestion.replacement_text for suggestion in unknown.suggestions]
    if word in small_in_code():
        return None
    if (same := _same_letters(word, alike)) or not word.islower():
        return same
    slips = [other for other in alike if _is_slip(word, other)]
    return slips[0] if len(slips) == 1 else None


def _same_letters(word: str, alike: Sequence[str]) -> str | None:
    """Return the proper noun or the contraction that differs in capitals or the apostrophe only."""
    for other in alike:
        if other.lower() == word and len(word) >= SHORTEST and word.isalpha():
            return other
        if _CONTRACTION.match(other) and other.replace("'", "") == word:
            return other
    return None


def _is_slip(word: str, other: str) -> bool:
    if word in _RIGHT_SOMEWHERE or not (word.isalpha() and other.isalpha() and other.islower()):
        return False
    if _one_side(word) == _one_side(other):
        return True
    if word[:2] != other[:2] and len(word) != len(other):
        return False
    if _is_swap(word, other):
        return True
    if _COINED.match(word) or _COINED_END.match(word) or _DOUBLED_END.match(word):
        return False
    return _is_sound(word, other) or _is_doubling(word, other) or _is_gap(word, other)


def _is_swap(word: str, other: str) -> bool:
    """Tell whether two neighbours, not the first letter, changed places."""
    if len(word) != len(other) or len(word) < SHORTEST + word.endswith("s"):
        return False
    wrong = _places(word, other)
    if len(wrong) != 2 or wrong[1] != wrong[0] + 1:
        return False
    return wrong[0] > 0 and word[wrong[0]] == other[wrong[1]] and word[wrong[1]] == other[wrong[0]]


def _is_sound(word: str, other: str) -> bool:
    """Tell whether one letter inside a long word stands for another that sounds alike."""
    if len(word) != len(other) or len(word) < LONG:
        return False
    wrong = _places(word, other)
    if len(wrong) != 1 or wrong[0] in {0, len(word) - 1}:
        return False
    pair = {word[wrong[0]], other[wrong[0]]}
    return frozenset(pair) in _ALIKE


def _places(word: str, other: str) -> list[int]:
    return [at for at, (one, two) in enumerate(zip(word, other, strict=True)) if one != two]


def _is_doubling(word: str, other: str) -> bool:
    """Tell whether the words differ in consonants written once or twice."""
    return len(word) > SHORTEST and _DOUBLED.sub(r"\1", word) == _DOUBLED.sub(r"\1", other)


def _is_gap(word: str, other: str) -> bool:
    """Tell whether a long word has, not at its end, one letter too few or too many of those often lost."""
    shorter, longer = sorted((word, other), key=len)
    if len(longer) != len(shorter) + 1 or len(word) < LONG + 2 * (word == longer):
        return False
    at = next((at for at, letter in enumerate(shorter) if letter != longer[at]), len(shorter))
    inside = at < len(shorter) - 1 and shorter[at:] == longer[at + 1 :]
    doubled = longer[at] in _VOWELS and longer[at] in longer[at - 1 : at] + longer[at + 1 : at + 2]
    return inside and longer[at] in _GAPS and not doubled


def _one_side(word: str) -> str:
    for there, here in _OTHER_SIDE_OF_THE_ATLANTIC:
        word = there.sub(here, word)
    return word
