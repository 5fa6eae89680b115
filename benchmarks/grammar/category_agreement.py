"""Compare the categories that code gives to edits with those that a person gave: `labelled_edits.txt`."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from ai_tools.text import categories
from ai_tools.text.edits import Edit, between
from benchmarks.report import Section

LABELLED = Path(__file__).with_name("labelled_edits.txt")
NOTES = (
    "Sentences and labels (`labelled_edits.txt`) were written before the code, by the same hand; the edits "
    "are found by comparing the text with its correction, as after a language model."
)
_MARK = re.compile(r"\{([^|{}]*)\|([^|{}]*)\|([a-z_]+)\}")


def labelled() -> Iterator[tuple[str, list[tuple[Edit, str]]]]:
    """Yield each text with its edits and their labels."""
    for line in LABELLED.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line:
            continue
        text, marks, at = "", [], 0
        for mark in _MARK.finditer(line):
            text += line[at : mark.start()]
            marks.append((Edit(len(text), len(mark[1]), mark[1], mark[2]), mark[3]))
            text += mark[1]
            at = mark.end()
        yield text + line[at:], marks


def compared() -> Iterator[tuple[str, Edit, str, str]]:
    """Yield a text, an edit of it, its label and its category, for every labelled edit."""
    for text, marks in labelled():
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
    right, all_edits = Counter[str](), Counter[str]()
    for _, _, label, category in compared():
        all_edits[label] += 1
        right[label] += label == category
    rows = [
        (label, f"{number}", f"{right[label] / number:.2f}") for label, number in sorted(all_edits.items())
    ]
    rows.append(("all", f"{all_edits.total()}", f"{right.total() / all_edits.total():.3f}"))
    return Section("Categories of edits", ("category", "edits", "agreement"), rows, NOTES)


if __name__ == "__main__":
    print(measure(quick=True))
