"""What the service says about itself to a LanguageTool client."""

from functools import cache
from typing import Any

import langcodes
from django.conf import settings

from ai_tools.api.languagetool import categories, rules
from ai_tools.offline import catalogue
from ai_tools.text.edits import Notice
from ai_tools.text.language_names import DIALECTS

API_VERSION = 1
ENGLISH = "en"
_COUNTRIES = {dialect: dialect.partition("-")[2] for dialect in DIALECTS}
_VERSION = settings.SPECTACULAR_SETTINGS["VERSION"]


def software() -> dict[str, Any]:
    """Return which software responds: the name of this service, although the protocol is LanguageTool's."""
    return {
        "name": settings.APP_NAME,
        "version": _VERSION,
        "buildDate": "",
        "apiVersion": API_VERSION,
        "premium": False,
        "premiumHint": "",
        "status": "",
    }


@cache
def languages() -> list[dict[str, str]]:
    """Return English and its variants."""
    variants = [{"name": name(code), "code": ENGLISH, "longCode": code} for code in DIALECTS]
    return [{"name": name(ENGLISH), "code": ENGLISH, "longCode": ENGLISH}, *variants]


@cache
def name(code: str) -> str:
    """Return the English name of a language code, such as `English (US)`."""
    if code in _COUNTRIES:
        return f"English ({_COUNTRIES[code].replace('GB', 'UK')})"
    try:
        return langcodes.get(code).display_name("en")
    except ValueError:
        return "Unknown language"


def language(code: str, *, confidence: float) -> dict[str, Any]:
    """Return the language that a text was checked as, in the two places where clients look for it."""
    named = {"name": name(code), "code": code}
    source = {"confidence": confidence, "source": settings.APP_NAME.lower()}
    return named | {"detectedLanguage": named | source}


@cache
def configuration() -> dict[str, Any]:
    """Return the limits and the rules of the offline checker; spelling has one for each variant."""
    found = [rule for name in sorted(catalogue.rules()) for rule in _rules(name)]
    return {
        "software": software(),
        "parameter": {"maxTextLength": settings.AI_MAX_INPUT_CHARS},
        "rules": list({rule["ruleId"]: rule for rule in found}.values()),
    }


def _rules(name: str) -> list[dict[str, str]]:
    """Describe a rule of the catalogue under each id that matches show for it."""
    example = Notice(0, 0, "", (), rule=name, category=catalogue.rules()[name].category)
    category = categories.of(example)
    about = {
        "description": catalogue.message(name, language=ENGLISH),
        "categoryId": category.id,
        "categoryName": category.name,
        "locQualityIssueType": category.issue_type,
    }
    ids = dict.fromkeys(rules.rule_id(example, dialect=dialect) for dialect in DIALECTS)
    return [{"ruleId": each} | about for each in ids]
