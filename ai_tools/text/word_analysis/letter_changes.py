"""The category of a change that keeps the letters: capitals, blanks and punctuation."""

import re

from ai_tools.text.tokenizer import words

_APOSTROPHES = re.compile(r"['’]")


def category(old: str, new: str) -> str:
    """Return the category of a change that leaves the letters as they are, else nothing."""
    bare_old, bare_new = ("".join(filter(str.isalnum, text)) for text in (old, new))
    if old.split() == new.split() or (old == new == ""):
        return "spacing"
    if "".join(old.split()) == "".join(new.split()):
        return "spacing"
    if bare_old.casefold() != bare_new.casefold():
        return ""
    if bare_old != bare_new and _marks(old) == _marks(new):
        return "capitalization"
    if words(old) == ["it's"] and words(new) == ["its"]:
        return "confused_word"
    if words(old) == words(new) or _marks(old) != _marks(new) or _APOSTROPHES.search(old):
        return "punctuation"
    return "spacing"


def _marks(text: str) -> str:
    return "".join(mark for mark in text if not mark.isalnum() and not mark.isspace())
