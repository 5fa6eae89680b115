"""The catalogue of rules as clients and readers see it."""

from typing import Any

from ai_tools.offline import catalogue


def listed(language: str) -> list[dict[str, Any]]:
    """Return every rule with its explanation in `language`, a tag, in English if the catalogue lacks it."""
    known = catalogue.language_of(language) or catalogue.ENGLISH
    return [
        {
            "rule": rule.name,
            "category": rule.category,
            "message": catalogue.message(rule.name, language=known),
            "wrong": rule.wrong,
            "right": rule.right,
        }
        for rule in sorted(catalogue.rules().values(), key=lambda rule: (rule.category, rule.name))
    ]
