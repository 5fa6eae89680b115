"""Which of the explained edits of one correction say why the edits of another were made."""

from collections.abc import Iterable, Iterator
from itertools import islice, takewhile

from ai_tools.text.edits import Edit, between
from ai_tools.text.tokenizer import tokens

STEM = 4
"""Letters that make a word recognisable in a longer one: `receive` in `receives`, but not `an` in `any`."""


def explain(edits: Iterable[Edit], reasons: Iterable[Edit]) -> list[Edit]:
    """Give each edit the message and rule of a reason that makes the same change inside it."""
    ordered = sorted(_smallest(reasons), key=lambda reason: reason.offset)
    explained, at = [], 0
    for edit in sorted(edits, key=lambda edit: edit.offset):
        while at < len(ordered) and ordered[at].offset < edit.offset:
            at += 1
        within = takewhile(lambda reason: reason.offset <= edit.end, islice(ordered, at, None))  # noqa: B023
        reason = next((one for one in within if makes_change_of(edit, one)), None)
        explained.append(edit.explained_by(reason) if reason else edit)
    return explained


def _smallest(reasons: Iterable[Edit]) -> Iterator[Edit]:
    """Yield each reason cut down to the words that really change."""
    for reason in reasons:
        for part in between(reason.original, reason.replacement):
            at, taken_out = reason.offset + part.offset, part.original
            if not part.replacement and taken_out.strip():
                # A word that goes takes the blank before or after it along; either is the same change.
                at += len(taken_out) - len(taken_out.lstrip())
                taken_out = taken_out.strip()
            yield Edit(at, len(taken_out), taken_out, part.replacement).explained_by(reason)


def makes_change_of(edit: Edit, reason: Edit) -> bool:
    """Tell whether `edit` makes the change that `reason` explains."""
    if reason.end > edit.end:
        return False
    if reason.replacement:
        return _holds(edit.replacement, reason.replacement)
    return not _holds(edit.replacement, reason.original)


def _holds(text: str, phrase: str) -> bool:
    """Tell whether the tokens of `phrase` stand in `text`, the last one perhaps with an ending."""
    found, wanted = tokens(text), tokens(phrase)
    *first, last = wanted
    ends = (last,) if len(last) < STEM else (last, *(token for token in found if token.startswith(last)))
    runs = (found[at : at + len(wanted)] for at in range(len(found) - len(first)))
    return any(run[:-1] == first and run[-1] in ends for run in runs)
