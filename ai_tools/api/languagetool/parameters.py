"""The parameters of `/v2/check`, checked."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import langcodes

from ai_tools.api.languagetool.annotated_text import AnnotatedText
from ai_tools.api.languagetool.categories import Category
from ai_tools.text.language_names import DIALECTS
from sahienglish.core.errors import InvalidInput

AUTO, ENGLISH = "auto", "en"
LEVELS = ("default", "picky")
MODES = ("all", "textLevelOnly", "allButTextLevelOnly")

_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8}){0,4}")
_BY_LOWER_CASE = {dialect.lower(): dialect for dialect in DIALECTS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which rules and categories a client wants to hear of."""

    enabled_rules: frozenset[str] = frozenset()
    disabled_rules: frozenset[str] = frozenset()
    enabled_categories: frozenset[str] = frozenset()
    disabled_categories: frozenset[str] = frozenset()
    enabled_only: bool = False

    def admits(self, rule_id: str, category: Category) -> bool:
        """Tell whether to report a match; a rule that is enabled by name overrides its category."""
        if rule_id in self.disabled_rules:
            return False
        if rule_id in self.enabled_rules:
            return True
        if self.enabled_only:
            return category.id in self.enabled_categories
        return category.id not in self.disabled_categories


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckParameters:
    """One text to check; `language` is `auto`, `en`, one of our dialects, or another language."""

    text: AnnotatedText
    language: str
    mother_tongue: str = ""
    """A language tag, or nothing if the client sends none that is well-formed."""

    preferred_variants: tuple[str, ...] = ()
    filter: Filter
    is_picky: bool = False
    text_level_only: bool = False

    @property
    def is_english(self) -> bool:
        """Tell whether the client calls the text English; with `auto` only the text can tell."""
        return self.language in DIALECTS or self.language in {ENGLISH, AUTO}

    def dialect(self, *, otherwise: str) -> str:
        """Return the dialect whose rules apply; `otherwise` is the writer's own."""
        if self.language in DIALECTS:
            return self.language
        preferred = (_canonical(variant) for variant in self.preferred_variants)
        return next((variant for variant in preferred if variant in DIALECTS), otherwise)


def of(fields: Mapping[str, str]) -> CheckParameters:
    """Return what the fields of a form ask for. Raises `InvalidInput`."""
    if "callback" in fields:
        raise InvalidInput('The parameter "callback" is not supported.')
    language = _language(fields.get("language", ""))
    variants = _listed(fields, "preferredVariants")
    if variants and language != AUTO:
        raise InvalidInput('The parameter "preferredVariants" needs "language=auto".')
    return CheckParameters(
        text=_text(fields),
        language=language,
        mother_tongue=_mother_tongue(fields.get("motherTongue", "")),
        preferred_variants=variants,
        filter=_filter(fields),
        is_picky=_choice(fields, "level", LEVELS) == "picky",
        text_level_only=_choice(fields, "mode", MODES) == "textLevelOnly",
    )


def number(fields: Mapping[str, str], name: str, default: int, most: int) -> int:
    """Return a whole number from 0 to `most`. Raises `InvalidInput`."""
    value = fields.get(name) or str(default)
    if not re.fullmatch(r"[0-9]{1,6}", value) or int(value) > most:
        raise InvalidInput(f'The parameter "{name}" must be a number from 0 to {most}.')
    return int(value)


def _text(fields: Mapping[str, str]) -> AnnotatedText:
    text, data = fields.get("text"), fields.get("data")
    if data and text:
        raise InvalidInput('Send either "text" or "data", not both.')
    if data:
        return AnnotatedText.of_data(data)
    if text is None:
        raise InvalidInput('The parameter "text" or "data" is missing.')
    return AnnotatedText.of_text(text)


def _language(code: str) -> str:
    if not code:
        raise InvalidInput('The parameter "language" is missing, such as "en-US" or "auto".')
    if not _LANGUAGE_TAG.fullmatch(code):
        raise InvalidInput(f'"{code[:40]}" is not a language code. Use one such as "en-US", or "auto".')
    return _canonical(code)


def _mother_tongue(code: str) -> str:
    """Return a language tag; it only chooses the language of messages, so a wrong one is no error."""
    try:
        return str(langcodes.get(code)) if _LANGUAGE_TAG.fullmatch(code) else ""
    except ValueError:
        return ""


def _canonical(code: str) -> str:
    """Write a code as our dialects are written; another English variant is plain English."""
    code = code.replace("_", "-")
    lower = code.lower()
    if lower == AUTO:
        return AUTO
    is_english = lower == ENGLISH or lower.startswith(f"{ENGLISH}-")
    return _BY_LOWER_CASE.get(lower, ENGLISH) if is_english else code


def _filter(fields: Mapping[str, str]) -> Filter:
    chosen = Filter(
        enabled_rules=frozenset(_listed(fields, "enabledRules")),
        disabled_rules=frozenset(_listed(fields, "disabledRules")),
        enabled_categories=frozenset(_listed(fields, "enabledCategories")),
        disabled_categories=frozenset(_listed(fields, "disabledCategories")),
        enabled_only=fields.get("enabledOnly", "").lower() in {"true", "yes"},
    )
    if chosen.enabled_only and not (chosen.enabled_rules or chosen.enabled_categories):
        raise InvalidInput('The parameter "enabledOnly" needs "enabledRules" or "enabledCategories".')
    return chosen


def _listed(fields: Mapping[str, str], name: str) -> tuple[str, ...]:
    return tuple(each.strip() for each in fields.get(name, "").split(",") if each.strip())


def _choice(fields: Mapping[str, Any], name: str, choices: tuple[str, ...]) -> str:
    value = fields.get(name) or choices[0]
    if value not in choices:
        raise InvalidInput(f'The parameter "{name}" must be one of {", ".join(choices)}.')
    return str(value)
