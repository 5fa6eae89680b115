"""What changed between two texts, as a person would mark it; offsets and lengths are in code points."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ai_tools.text import token_diff
from ai_tools.text.tokenizer import is_line_break, is_word, tokens

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
        Edit(offsets[i], offsets[i_end] - offsets[i], "".join(before[i:i_end]), "".join(after[j:j_end]))
        for i, i_end, j, j_end in _marks(before, after)
    ]


def explain(edits: Iterable[Edit], reasons: Iterable[Edit]) -> list[Edit]:
    """Give each edit the message and rule of a reason that makes the same change inside it."""
    ordered = sorted(_smallest(reasons), key=lambda reason: reason.offset)
    explained, at = [], 0
    for edit in sorted(edits, key=lambda edit: edit.offset):
        while at < len(ordered) and ordered[at].offset < edit.offset:
            at += 1
        reason = next(
            (ordered[i] for i in _starting_within(ordered, at, edit) if _covers(edit, ordered[i])), None
        )
        explained.append(_with_reason(edit, reason) if reason else edit)
    return explained


_Mark = tuple[int, int, int, int]
"""Tokens `i:i_end` of the one text became tokens `j:j_end` of the other."""


def _marks(before: Sequence[str], after: Sequence[str]) -> list[_Mark]:
    marks: list[_Mark] = []
    for change in _changes(before, after):
        if marks and _reads_as_one(before, after, marks[-1], change):
            first = marks.pop()
            marks.append(_tightened(before, after, (first[0], change[1], first[2], change[3])))
        else:
            marks.append(change)
    return marks


def _changes(before: Sequence[str], after: Sequence[str]) -> Iterator[_Mark]:
    """Yield what lies between the tokens that stay."""
    i = j = 0
    for same_i, same_j in [*token_diff.pairs(before, after), (len(before), len(after))]:
        if same_i > i or same_j > j:
            yield i, same_i, j, same_j
        i, j = same_i + 1, same_j + 1


PHRASE = 3
"""Tokens in the shortest phrase: two words and their space."""


def _reads_as_one(before: Sequence[str], after: Sequence[str], first: _Mark, second: _Mark) -> bool:
    """Tell whether a person would mark both changes, and what stays between them, in one stroke."""
    kept = before[first[1] : second[0]]
    if any(map(is_line_break, kept)):
        return False
    if len(kept) == 1 and not is_word(kept[0]):
        if kept[0].isspace():
            return not (_is_retouch(before, after, first) and _is_retouch(before, after, second))
        return _is_spacing(before, after, first) or _is_spacing(before, after, second)
    return len(kept) <= PHRASE and all(_size(mark) >= PHRASE for mark in (first, second))


def _tightened(before: Sequence[str], after: Sequence[str], mark: _Mark) -> _Mark:
    """Leave out what is the same at both ends of a merged mark."""
    i, i_end, j, j_end = mark
    while i < i_end and j < j_end and before[i] == after[j]:
        i, j = i + 1, j + 1
    while i < i_end and j < j_end and before[i_end - 1] == after[j_end - 1]:
        i_end, j_end = i_end - 1, j_end - 1
    return i, i_end, j, j_end


def _is_retouch(before: Sequence[str], after: Sequence[str], mark: _Mark) -> bool:
    """Tell whether one word became a similar one: `recieve` → `receive`, not `went` → `gone`."""
    old, new = before[mark[0] : mark[1]], after[mark[2] : mark[3]]
    return len(old) == len(new) == 1 and is_word(old[0]) and old[0][:1].casefold() == new[0][:1].casefold()


def _is_spacing(before: Sequence[str], after: Sequence[str], mark: _Mark) -> bool:
    return all(token.isspace() for token in (*before[mark[0] : mark[1]], *after[mark[2] : mark[3]]))


def _size(mark: _Mark) -> int:
    return max(mark[1] - mark[0], mark[3] - mark[2])


def _smallest(reasons: Iterable[Edit]) -> Iterator[Edit]:
    """Yield each reason cut down to the words that really change."""
    for reason in reasons:
        for part in between(reason.original, reason.replacement):
            yield _with_reason(replace(part, offset=reason.offset + part.offset), reason)


def _with_reason(edit: Edit, reason: Edit) -> Edit:
    return replace(edit, message=reason.message, rule=reason.rule, category=reason.category or edit.category)


def _starting_within(ordered: Sequence[Edit], at: int, edit: Edit) -> Iterator[int]:
    while at < len(ordered) and ordered[at].offset <= edit.end:
        yield at
        at += 1


def _covers(edit: Edit, reason: Edit) -> bool:
    """Tell whether `edit` makes the change that `reason` explains."""
    if reason.end > edit.end:
        return False
    if reason.replacement:
        return _holds(edit.replacement, reason.replacement)
    return not _holds(edit.replacement, reason.original)


STEM = 4
"""Letters that make a word recognisable in a longer one: `receive` in `receives`, but not `an` in `any`."""


def _holds(text: str, phrase: str) -> bool:
    """Tell whether the tokens of `phrase` stand in `text`, the last one perhaps with an ending."""
    found, wanted = tokens(text), tokens(phrase)
    *first, last = wanted
    ends = (last,) if len(last) < STEM else (last, *(token for token in found if token.startswith(last)))
    runs = (found[at : at + len(wanted)] for at in range(len(found) - len(first)))
    return any(run[:-1] == first and run[-1] in ends for run in runs)
