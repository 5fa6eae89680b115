"""Rule ids as LanguageTool clients show and send them."""

import re

from django.conf import settings

from ai_tools.api.languagetool import categories
from ai_tools.offline import catalogue
from ai_tools.text.edits import Edit, Notice

SPELLING_PREFIX = "MORFOLOGIK_RULE_EN_"
"""Clients offer "add to dictionary" only for rules whose ids begin like this."""

WITHOUT_NAME = "SUGGESTION"
"""The rule of an edit that a language model made."""

_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def rule_id(one: Edit | Notice, *, dialect: str) -> str:
    """Return the id of the rule that found a mistake: `SINGULAR_SUBJECT` for `SingularSubject`."""
    if categories.is_spelling(one):
        return f"{SPELLING_PREFIX}{dialect.partition('-')[2]}"
    return of_name(one.rule)


def of_name(name: str) -> str:
    """Return the id that belongs to a rule name.

    >>> of_name("AnA"), of_name("SingularSubject"), of_name("")
    ('AN_A', 'SINGULAR_SUBJECT', 'SUGGESTION')
    """
    return _HUMP.sub("_", name).upper() or WITHOUT_NAME


def page_of(name: str, *, language: str) -> str:
    """Return the address of a rule on the page of rules, in one of the catalogue's languages."""
    query = "" if language == catalogue.ENGLISH else f"?language={language}"
    return f"{settings.APP_URL}/rules{query}#{name}"
