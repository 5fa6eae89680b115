"""Compare the categories that code gives to edits with those that a person gave: `labelled_edits*.txt`."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from ai_tools.text import categories
from ai_tools.text.edits import Edit, between
from benchmarks.harness.report import Section

TUNED = Path(__file__).with_name("labelled_edits.txt")
HELD_OUT = Path(__file__).with_name("labelled_edits_held_out.txt")
NOTES = (
    "The first set (`labelled_edits.txt`) was written before the code, by the same hand, and the code was "
    "tuned on it. The held-out set, about other kinds of texts, was written later; nothing was tuned on it. "
    "The edits are found by comparing the text with its correction, as after a language model."
)
COLUMNS = ("category", "edits", "agreement", "held-out edits", "agreement on them")
_MARK = re.compile(r"\{([^|{}]*)\|([^|{}]*)\|([a-z_]+)\}")


def labelled(file: Path) -> Iterator[tuple[str, list[tuple[Edit, str]]]]:
    """Yield each text with its edits and their labels."""
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line:
            continue
        text, marks, at = "", [], 0
        for mark in _MARK.finditer(line):
            text += line[at : mark.start()]
            marks.append((Edit(len(text), len(mark[1]), mark[1], mark[2]), mark[3]))
            text += mark[1]
            at = mark.end()
        yield text + line[at:], marks


def compared(file: Path) -> Iterator[tuple[str, Edit, str, str]]:
    """Yield a text, an edit of it, its label and its category, for every labelled edit."""
    for text, marks in labelled(file):
        found = _as_a_model_gives_them(text, [edit for edit, _ in marks])
        kinds = [one.category for one in categories.with_categories(text, found)]
        for edit, label in marks:
            near = [
                kind
                for one, kind in zip(found, kinds, strict=True)
                if one.offset <= edit.end and edit.offset <= one.end
            ]
            yield text, edit, label, label if label in near else next(iter(near), "")


def _as_a_model_gives_them(text: str, edits: list[Edit]) -> list[Edit]:
    """Return the edits found by comparing the text with its correction, as after a language model."""
    corrected = text
    for edit in sorted(edits, key=lambda edit: -edit.offset):
        corrected = corrected[: edit.offset] + edit.replacement + corrected[edit.end :]
    return between(text, corrected)


def measure(*, quick: bool) -> Section:
    """Return how many of the labelled edits get the category that a person gave them."""
    counted = [_counted(file) for file in (TUNED, HELD_OUT)]
    labels = sorted(set().union(*(found for found, _ in counted)))
    rows = [
        [label, *(cell for found, right in counted for cell in _cells(found, right, label))]
        for label in labels
    ]
    totals = [(found.total(), right.total() / found.total()) for found, right in counted]
    rows.append(["all", *(cell for number, share in totals for cell in (f"{number}", f"{share:.3f}"))])
    return Section("Categories of edits", COLUMNS, rows, NOTES)


def _counted(file: Path) -> tuple[Counter[str], Counter[str]]:
    """Return how many edits have each label, and how many of them get it as their category."""
    pairs = [(label, category) for _, _, label, category in compared(file)]
    return Counter(label for label, _ in pairs), Counter(
        label for label, category in pairs if label == category
    )


def _cells(found: Counter[str], right: Counter[str], label: str) -> tuple[str, str]:
    return (f"{found[label]}", f"{right[label] / found[label]:.2f}") if found[label] else ("", "")


if __name__ == "__main__":
    print(measure(quick=True))
