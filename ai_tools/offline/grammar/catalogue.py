"""The catalogue of the grammar rules."""

from functools import cache
from typing import NamedTuple

from ai_tools.offline.grammar.tables import lines


class Rule(NamedTuple):
    """A rule: its name, its category, its explanation, and one wrong and one right sentence."""

    name: str
    category: str
    message: str
    wrong: str
    right: str


@cache
def rules() -> dict[str, Rule]:
    """Return every grammar rule by its name."""
    found = (Rule(*line.split(" | ")) for line in lines("rules"))
    return {rule.name: rule for rule in found}
