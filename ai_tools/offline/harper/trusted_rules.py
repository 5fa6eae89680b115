"""Which rules of harper may correct without asking (`words/trusted_rules.txt`)."""

import re
from pathlib import Path

from harper import Lint, Suggestion, SuggestionKind

from ai_tools.offline.harper import conditions
from ai_tools.offline.harper.places import Place
from ai_tools.text.edits import Edit, Notice

_LINES = (
    (Path(__file__).parents[1] / "data" / "words" / "trusted_rules.txt")
    .read_text(encoding="utf-8")
    .splitlines()
)
_NAMES = [line for line in _LINES if line and not line.startswith("#")]
ALLOWED = frozenset(name.rstrip("*?") for name in _NAMES)
FIRST_IS_SAFE = frozenset(name.rstrip("*?") for name in _NAMES if "*" in name)
NOTICED = frozenset(name.rstrip("*?") for name in _NAMES if "?" in name)
_JOINED = re.compile(r"\w[-\u2010\u2011/]\w")
"""The joint of a longer word that may mean something else: *any body-type field*."""

CONTEXT_CHARS = 200
"""How far a condition looks around."""


def judge(rule: str, lint: Lint, *, text: str, start: int, end: int) -> type[Edit] | type[Notice] | None:
    """Return what to make of `lint`, at `start` to `end` of `text`: an edit, a notice or nothing."""
    if not lint.suggestions or (lint.suggestion_count > 1 and rule not in FIRST_IS_SAFE):
        return None
    if _JOINED.match(text, end - 1) or (start > 1 and _JOINED.match(text, start - 2)):
        return None
    before, after = text[max(0, start - CONTEXT_CHARS) : start], text[end : end + CONTEXT_CHARS]
    if conditions.hold(rule, Place(before, text[start:end], after)):
        return Edit
    return Notice if rule in NOTICED else None


def replacement(lint: Lint, suggestion: Suggestion, *, in_capitals: bool) -> str:
    """Return what `suggestion` makes of the text that `lint` marks."""
    original, meant = lint.problem_text, suggestion.replacement_text
    if original == "A" and not in_capitals:  # harper takes it for a word in capitals, and writes AN
        meant = meant.capitalize()
    return original + meant if suggestion.kind == SuggestionKind.INSERT_AFTER else meant
