"""Words of a user's dictionary, which no correction may change, even if a language model insists."""

from collections.abc import Iterable

from ai_tools.text.edits import Edit


def spared(edits: Iterable[Edit], known_words: frozenset[str]) -> list[Edit]:
    """Return the edits without those that take a known word away."""
    return [edit for edit in edits if not any(_loses(edit, word) for word in known_words)]


def _loses(edit: Edit, word: str) -> bool:
    return edit.original.count(word) > edit.replacement.count(word)
