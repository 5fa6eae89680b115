"""Tables whose right-hand side depends on the dialect: *at the weekend*, in America *on the weekend*."""

from collections.abc import Mapping
from typing import NamedTuple


class Variants(NamedTuple):
    """What most dialects say, and what the others say instead, by their tags."""

    usual: str
    others: Mapping[str, str]

    def in_dialect(self, dialect: str) -> str:
        return self.others.get(dialect, self.usual)


def read(cell: str) -> Variants:
    """Read `at the weekend | en-US en-CA: on the weekend`; most cells have no variants."""
    usual, *variants = cell.split(" | ")
    others: dict[str, str] = {}
    for variant in variants:
        dialects, meant = variant.split(": ", 1)
        others |= dict.fromkeys(dialects.split(), meant)
    return Variants(usual, others)
