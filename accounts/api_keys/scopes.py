"""The uses of an API key. A view names the scopes it accepts; without any, it rejects every key."""

from collections.abc import Collection
from enum import StrEnum


class Scope(StrEnum):
    """One permission of a key; the descriptions are those of `DESCRIPTIONS`."""

    CHECK = "check"
    ACTIONS = "actions"
    TEMPLATES = "templates"
    LEARNING = "learning"


DESCRIPTIONS = {
    Scope.CHECK: "Check text: LanguageTool clients, and fix-grammar.",
    Scope.ACTIONS: "Use every writing tool.",
    Scope.TEMPLATES: "Read and change your templates.",
    Scope.LEARNING: "Read and change your dictionary, preferences and progress.",
}


def granted(scopes: Collection[str]) -> frozenset[str]:
    """Return the scopes of a key together with those that they include."""
    included = {Scope.CHECK} if Scope.ACTIONS in scopes else set()
    return frozenset(scopes) | included
