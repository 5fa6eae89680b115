"""Where a word stands: at the beginning of a sentence, or as a part of something longer."""

import re

_SENTENCE_START = re.compile(r"(?:\A|[\n.!?:]|[.!?]\s)[\s\"\u201c(]*\Z")
_ATTACHED = frozenset("-_/@#'\u2019\\=+&*~^|$%")
"""What makes the word next to it a part of something longer."""

_BRACKETS_OF_CODE = frozenset("([{<")


def is_attached(text: str, start: int, end: int) -> bool:
    """Tell whether the word at `start` to `end` is a part of a path, an option, a call or the like."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if before[-1:] in _ATTACHED or after[:1] in _ATTACHED or after[:1] in _BRACKETS_OF_CODE:
        return True
    return (before[-1:] == "." and before[:1].isalnum()) or (after[:1] == "." and after[1:].isalnum())


def starts_sentence(text: str, start: int) -> bool:
    return bool(_SENTENCE_START.search(text[max(0, start - 10) : start]))
