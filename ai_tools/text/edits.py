"""Edits of a text: how they are applied and found; offsets and lengths are in code points."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Self

from ai_tools.text.token_diff import marks
from ai_tools.text.tokenizer import tokens

MOST_SUGGESTIONS = 5


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace `original`, found at `offset` of the input, by `replacement`; `message` and `rule` say why.

    `suggestions` holds up to five acceptable replacements, best first, and always begins with `replacement`.
    """

    offset: int
    length: int
    original: str
    replacement: str
    message: str = ""
    rule: str = ""
    suggestions: tuple[str, ...] = ()
    category: str = ""

    def __post_init__(self) -> None:
        alternatives = (other for other in self.suggestions if other != self.replacement)
        suggestions = (self.replacement, *alternatives)[:MOST_SUGGESTIONS]
        object.__setattr__(self, "suggestions", suggestions)

    @property
    def end(self) -> int:
        return self.offset + self.length

    def explained_by(self, reason: Self) -> Self:
        """Return this edit with the message, rule and category of another one."""
        return replace(
            self, message=reason.message, rule=reason.rule, category=reason.category or self.category
        )


@dataclass(frozen=True, slots=True)
class Notice:
    """A likely mistake at `offset` that no one corrects unasked; `suggestions` may be empty."""

    offset: int
    length: int
    original: str
    suggestions: tuple[str, ...]
    message: str = ""
    rule: str = ""
    category: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "suggestions", tuple(self.suggestions[:MOST_SUGGESTIONS]))

    @property
    def end(self) -> int:
        return self.offset + self.length


class EditsDoNotFit(ValueError):
    """Raised when edits overlap, or speak of another text than the one they are applied to."""


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Return `text` with every edit made, or raise `EditsDoNotFit`."""
    parts: list[str] = []
    end = 0
    for edit in sorted(edits, key=lambda edit: (edit.offset, edit.length)):
        if (
            edit.offset < end
            or text[edit.offset : edit.end] != edit.original
            or edit.length != len(edit.original)
        ):
            raise EditsDoNotFit(f"The edit at {edit.offset} overlaps another or does not match the text.")
        parts += text[end : edit.offset], edit.replacement
        end = edit.end
    return "".join(parts) + text[end:]


def between(original: str, corrected: str) -> list[Edit]:
    """Return the few word-level edits that turn `original` into `corrected`.

    No edit splits a grapheme cluster or a line break. Time is bounded by the alignment's.
    """
    before, after = tokens(original), tokens(corrected)
    offsets = [0]
    for token in before:
        offsets.append(offsets[-1] + len(token))
    return [
        Edit(
            offsets[mark.i],
            offsets[mark.i_end] - offsets[mark.i],
            "".join(mark.old(before)),
            "".join(mark.new(after)),
        )
        for mark in marks.of(before, after)
    ]
