"""Which of harper's suggestions are safe to make without asking."""

import re
from collections.abc import Iterator, Mapping, Sequence

from harper import Lint, SuggestionKind

from ai_tools.edits import Edit

NEVER = frozenset(
    """
    AvoidAndAlso CompoundNouns EllipsisLength LongSentences MissingTo ModalBeAdjective NumericRangeEnDash
    OrthographicConsistency SingleBe SplitWords ThereToTheir TheyToThem UpdatePlaceNames UseEllipsisCharacter
    WrongNegative
    """.split()
)
"""Rules that were wrong too often on learners' sentences; they are switched off."""

MATTERS_OF_TASTE = frozenset({"Style", "Enhancement", "Readability", "Regionalism"})
FIRST_IS_BEST = frozenset({"Spelling", "Punctuation", "Agreement", "Capitalization"})
"""Kinds whose first suggestion may be taken although there are others."""

MISSPELLINGS = frozenset({"Spelling", "Typo"})
MOST_MISSPELT = 0.4
"""The share of misspelt words above which a passage is taken for another language."""

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def safe(text: str, found: Mapping[str, Sequence[Lint]]) -> list[Edit]:
    """Return the edits to make in `text`, from what each rule found; they may overlap."""
    if not _is_english(text, found):
        return []
    return [
        edit
        for rule, lints in found.items()
        for lint in lints
        if _may_apply(rule, lint, text) and (edit := _edit(rule, lint)).original != edit.replacement
    ]


def _is_english(text: str, found: Mapping[str, Sequence[Lint]]) -> bool:
    misspelt = {
        lint.span.start for lints in found.values() for lint in lints if lint.lint_kind in MISSPELLINGS
    }
    return len(misspelt) <= MOST_MISSPELT * sum(1 for _ in _WORD.finditer(text))


def _may_apply(rule: str, lint: Lint, text: str) -> bool:
    if lint.lint_kind in MATTERS_OF_TASTE or not lint.suggestions:
        return False
    if lint.suggestion_count > 1 and lint.lint_kind not in FIRST_IS_BEST:
        return False
    return rule != "SpellCheck" or not _is_name(lint, text)


def _is_name(lint: Lint, text: str) -> bool:
    """Tell whether a misspelt word is rather a name: a capital inside the sentence, or a digit."""
    word = lint.problem_text
    inside = text[: lint.span.start].rstrip(" \t\"'(“‘")[-1:] not in {"", ".", "!", "?", "\n", ":"}
    return any(map(str.isdigit, word)) or any(map(str.isupper, word[1:])) or (inside and word[0].isupper())


def _edit(rule: str, lint: Lint) -> Edit:
    suggestion, original = lint.suggestions[0], lint.problem_text
    kept = original if suggestion.kind == SuggestionKind.INSERT_AFTER else ""
    replacement = kept + suggestion.replacement_text
    return Edit(lint.span.start, lint.span.len(), original, replacement, lint.message, rule)
