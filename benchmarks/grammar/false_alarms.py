"""How often the offline checker speaks up in correct texts; `python -m benchmarks.grammar.false_alarms`."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from ai_tools.offline import checker
from ai_tools.text.edits import Edit, Notice
from benchmarks.grammar.documents import SPLITS, Document, documents
from benchmarks.harness.report import Section

COLUMNS = ("texts", "n", "words", "edits", "edits / 1,000 words", "notices", "notices / 1,000 words")
NOTES = (
    "The same texts before they were spoilt (`benchmarks/grammar/corpus`): every edit is a false alarm, and "
    "every notice too. They are correct in their dialect and were written without knowledge of the rules."
)


@dataclass(frozen=True, slots=True)
class Alarms:
    """What the checker found in one correct document."""

    document: Document
    edits: tuple[Edit, ...]
    notices: tuple[Notice, ...]


@cache
def alarms() -> tuple[Alarms, ...]:
    found = []
    for document in documents():
        correction = checker.check(
            document.text, dialect=document.dialect, ignore=frozenset(), look_up=lambda: None
        )
        found.append(Alarms(document, correction.edits, correction.notices))
    return tuple(found)


def rows(splits: Sequence[str] = SPLITS) -> list[list[str]]:
    chosen = [one for one in alarms() if one.document.split in splits]
    groups = {"all": chosen}
    for split in splits:
        groups[f"all, {split}"] = [one for one in chosen if one.document.split == split]
    for dialect in sorted({one.document.dialect for one in chosen}):
        groups[dialect] = [one for one in chosen if one.document.dialect == dialect]
    for kind in sorted({one.document.kind for one in chosen}):
        groups[kind] = [one for one in chosen if one.document.kind == kind]
    letters = [one for one in chosen if one.document.kind == "letter" and one.document.dialect == "en-IN"]
    groups["letters, en-IN"] = letters
    return [_row(name, group) for name, group in groups.items()]


def _row(name: str, group: Sequence[Alarms]) -> list[str]:
    words = sum(one.document.words for one in group)
    edits, notices = (sum(len(getattr(one, kind)) for one in group) for kind in ("edits", "notices"))
    rates = [f"{1000 * count / words:.2f}" if words else "" for count in (edits, notices)]
    return [name, str(len(group)), str(words), str(edits), rates[0], str(notices), rates[1]]


def measure(*, quick: bool) -> Section:
    return Section("False alarms of offline correction", COLUMNS, rows(), NOTES)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--split", choices=SPLITS, help="both by default")
    parser.add_argument("--show", action="store_true", help="print every false alarm (dev only)")
    options = parser.parse_args()
    print(Section("False alarms", COLUMNS, rows((options.split,) if options.split else SPLITS), NOTES))
    if options.show:
        for one in alarms():
            if one.document.split == "dev":
                for found in (*one.edits, *one.notices):
                    _show(one.document, found)


def _show(document: Document, found: Edit | Notice) -> None:
    text = document.text
    before, after = text[max(0, found.offset - 40) : found.offset], text[found.end : found.end + 30]
    where = f"{before}[{found.original} → {' | '.join(found.suggestions)}]{after}".replace("\n", " ")
    print(f"{type(found).__name__.lower()} {document.name} ({document.dialect}), {found.rule}: {where}")


if __name__ == "__main__":
    main()
