"""How much two words look alike."""

from difflib import SequenceMatcher

ALIKE = 0.7
"""Share of letters that two words have in common if one is a misspelling of the other."""

ALMOST_THE_SAME = 0.85
LONGEST_WORD = 40
"""Longer words are not compared: the time grows with the square of the length."""


def is_alike(old: str, new: str) -> bool:
    """Tell whether one word may be a misspelling of the other."""
    if max(len(old), len(new)) > LONGEST_WORD:
        return False
    return ratio(old, new) >= ALIKE


def is_slip(old: str, new: str) -> bool:
    """Tell whether two words differ in a letter only: `form` and `from`, `lost` and `last`."""
    if old[:1] != new[:1] or abs(len(old) - len(new)) > 1 or min(len(old), len(new)) < len("form"):
        return False
    return sorted(old) == sorted(new) or ratio(old, new) >= ALMOST_THE_SAME


def ratio(old: str, new: str) -> float:
    """Return the share of letters that two words have in common."""
    return SequenceMatcher(None, old, new, autojunk=False).ratio()
