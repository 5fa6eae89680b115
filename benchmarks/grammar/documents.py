"""The corpus: documents of correct English, each with its kind, dialect and split."""

import csv
from dataclasses import dataclass
from pathlib import Path

CORPUS = Path(__file__).with_name("corpus")
SPLITS = ("dev", "held-out")


@dataclass(frozen=True, slots=True)
class Document:
    """One text of the corpus; `name` is `<kind>/<title>`."""

    name: str
    dialect: str
    split: str
    text: str

    @property
    def kind(self) -> str:
        return self.name.partition("/")[0]

    @property
    def words(self) -> int:
        return len(self.text.split())


def documents(split: str | None = None) -> list[Document]:
    """Return the documents of one split, or all of them, in the order of the manifest."""
    with (CORPUS / "manifest.tsv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    return [
        Document(
            name=row["document"],
            dialect=row["dialect"],
            split=row["split"],
            text=(CORPUS / f"{row['document']}.txt").read_text(encoding="utf-8"),
        )
        for row in rows
        if split in (None, row["split"])
    ]
