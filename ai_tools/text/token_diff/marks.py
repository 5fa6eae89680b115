"""What changed between two rows of tokens, in the strokes that a user would mark it with."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ai_tools.text import token_diff
from ai_tools.text.tokenizer import is_line_break, is_word

PHRASE = 3
"""Tokens in the shortest phrase: two words and their space."""

Tokens = Sequence[str]


class Mark(NamedTuple):
    """Tokens `i:i_end` of the one text became tokens `j:j_end` of the other."""

    i: int
    i_end: int
    j: int
    j_end: int

    def old(self, before: Tokens) -> Tokens:
        return before[self.i : self.i_end]

    def new(self, after: Tokens) -> Tokens:
        return after[self.j : self.j_end]

    @property
    def size(self) -> int:
        return max(self.i_end - self.i, self.j_end - self.j)

    def is_retouch(self, before: Tokens, after: Tokens) -> bool:
        """Tell whether one word became a similar one: `recieve` → `receive`, not `went` → `gone`."""
        old, new = self.old(before), self.new(after)
        if len(old) != 1 or len(new) != 1:
            return False
        return is_word(old[0]) and old[0][:1].casefold() == new[0][:1].casefold()

    def is_spacing(self, before: Tokens, after: Tokens) -> bool:
        """Tell whether nothing but blanks changed."""
        return all(token.isspace() for token in (*self.old(before), *self.new(after)))

    def tightened(self, before: Tokens, after: Tokens) -> "Mark":
        """Return the mark without the tokens that are the same at both of its ends."""
        i, i_end, j, j_end = self
        while i < i_end and j < j_end and before[i] == after[j]:
            i, j = i + 1, j + 1
        while i < i_end and j < j_end and before[i_end - 1] == after[j_end - 1]:
            i_end, j_end = i_end - 1, j_end - 1
        return Mark(i, i_end, j, j_end)


def of(before: Tokens, after: Tokens) -> list[Mark]:
    """Return the marks in order; changes that read as one become one mark."""
    marks: list[Mark] = []
    for change in changes(before, after):
        if marks and reads_as_one(before, after, marks[-1], change):
            first = marks.pop()
            merged = Mark(first.i, change.i_end, first.j, change.j_end)
            marks.append(merged.tightened(before, after))
        else:
            marks.append(change)
    return marks


def changes(before: Tokens, after: Tokens) -> Iterator[Mark]:
    """Yield what lies between the tokens that stay."""
    i = j = 0
    for same_i, same_j in [*token_diff.pairs(before, after), (len(before), len(after))]:
        if same_i > i or same_j > j:
            yield Mark(i, same_i, j, same_j)
        i, j = same_i + 1, same_j + 1


def reads_as_one(before: Tokens, after: Tokens, first: Mark, second: Mark) -> bool:
    """Tell whether a user would mark both changes, and what stays between them, in one stroke."""
    kept = before[first.i_end : second.i]
    if any(map(is_line_break, kept)):
        return False
    if len(kept) == 1 and not is_word(kept[0]):
        if kept[0].isspace():
            # Two misspelled words next to each other are two mistakes.
            return not (first.is_retouch(before, after) and second.is_retouch(before, after))
        return first.is_spacing(before, after) or second.is_spacing(before, after)
    return len(kept) <= PHRASE and all(mark.size >= PHRASE for mark in (first, second))
