"""Which script a text is written in, and whether two texts can be in one language.

A language detector would cost 100 MB and still err on two lines of a learner's English; what has to be
caught is an answer in another language altogether, which the script, or a language's commonest words, shows.
"""

import re
import unicodedata
from collections import Counter
from functools import lru_cache

SAMPLE_CHARS = 4_000
LETTERS_TO_JUDGE = 12
WORDS_TO_JUDGE = 15
WORDS_OF_A_SENTENCE = 6

_BY_ISO_15924 = {
    "Arab": "ARABIC", "Armn": "ARMENIAN", "Beng": "BENGALI", "Cyrl": "CYRILLIC", "Deva": "DEVANAGARI",
    "Ethi": "ETHIOPIC", "Geor": "GEORGIAN", "Grek": "GREEK", "Gujr": "GUJARATI", "Guru": "GURMUKHI",
    "Hans": "CJK", "Hant": "CJK", "Hebr": "HEBREW", "Jpan": "CJK", "Khmr": "KHMER", "Knda": "KANNADA",
    "Kore": "HANGUL", "Laoo": "LAO", "Latn": "LATIN", "Mlym": "MALAYALAM", "Mymr": "MYANMAR",
    "Orya": "ORIYA", "Sinh": "SINHALA", "Taml": "TAMIL", "Telu": "TELUGU", "Thai": "THAI", "Tibt": "TIBETAN",
}  # fmt: skip
_ALIASES = {"HIRAGANA": "CJK", "KATAKANA": "CJK", "KATAKANA-HIRAGANA": "CJK"}
_COMMON_ENGLISH = frozenset(
    """
    the of and to is are was were be been this that these those with for from have has had not you your our
    they their his her its would can could should which what who when there but by at my if it we she does did
    """.split()  # noqa: SIM905 (a list literal takes a line for each)
)
"""Words that make up a third of almost any English text, and next to nothing of any other."""

_WORDS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def named(iso_15924: str) -> str:
    """Return this module's name for a script, or nothing where it has none."""
    return _BY_ISO_15924.get(iso_15924, "")


def counts(text: str) -> Counter[str]:
    """Count the letters of `text` by script."""
    return Counter(_script(letter) for letter in text[:SAMPLE_CHARS] if letter.isalpha())


def same_language(text: str, other: str) -> bool:
    """Tell whether `other` may be in the language of `text`; in doubt it may."""
    mine, theirs = counts(text), counts(other)
    if min(mine.total(), theirs.total()) < LETTERS_TO_JUDGE:
        return True
    script, letters = mine.most_common(1)[0]
    if letters > 0.8 * mine.total() and theirs[script] < 0.5 * theirs.total():
        return False
    return script != "LATIN" or not _english_differs(text, other)


def is_plainly_english(text: str) -> bool:
    """Tell whether a sentence or more is made of the commonest English words."""
    words = _WORDS.findall(text[:SAMPLE_CHARS].lower())
    return len(words) >= WORDS_OF_A_SENTENCE and _englishness(words) > 0.3


def _english_differs(text: str, other: str) -> bool:
    """Tell whether one of the two is plainly English and the other plainly not."""
    mine, theirs = (_WORDS.findall(each[:SAMPLE_CHARS].lower()) for each in (text, other))
    if min(len(mine), len(theirs)) < WORDS_TO_JUDGE:
        return False
    low, high = sorted((_englishness(mine), _englishness(theirs)))
    return low < 0.05 and high > 0.2


def _englishness(words: list[str]) -> float:
    return sum(word in _COMMON_ENGLISH for word in words) / len(words)


@lru_cache(maxsize=8192)
def _script(letter: str) -> str:
    word = unicodedata.name(letter, "UNKNOWN").partition(" ")[0]
    return _ALIASES.get(word, word)
