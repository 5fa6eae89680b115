"""The catalogue of rules: complete in every language, as JSON and as a page."""

import re

import httpx
import pytest

from ai_tools.generation import explanation_validation
from ai_tools.offline import catalogue, patterns
from ai_tools.offline.harper import trusted_rules
from ai_tools.providers.base import Prompt
from ai_tools.text import writing_systems
from ai_tools.text.categories import CATEGORIES

NO_PROMPT = Prompt(rules="", text="", stop="</text-000000000000>")


def test_every_rule_of_the_offline_checker_is_in_the_catalogue():
    names = trusted_rules.ALLOWED | patterns.rule_names() | {"SpellCheck", "UnknownWord", "DialectSpelling"}
    assert names - catalogue.rules().keys() == set()


@pytest.mark.parametrize("language", catalogue.LANGUAGES)
def test_no_language_lacks_an_explanation(language: str):
    texts = {catalogue.message(name, language=language) for name in catalogue.rules()}
    english = {catalogue.message(name, language="en") for name in catalogue.rules()}
    assert language == "en" or not texts & english
    for name in catalogue.rules():
        message = catalogue.message(name, language=language)
        assert explanation_validation.is_valid(message, language=language, prompt=NO_PROMPT), (name, message)


def test_every_rule_has_a_category_and_two_different_examples():
    for rule in catalogue.rules().values():
        assert rule.category in CATEGORIES
        assert rule.wrong != rule.right
        assert len(rule.wrong) <= 100


@pytest.mark.parametrize(
    ("asked", "script"),
    [("", "LATIN"), ("hi", "DEVANAGARI"), ("Chinese", "CJK"), ("ar", "ARABIC"), ("fr", "LATIN")],
)
def test_rules_are_listed_in_the_language_asked_for_or_in_english(
    asha: httpx.Client, asked: str, script: str
):
    rules = asha.get("/actions/rules", params={"language": asked} if asked else {}).json()
    assert {rule["rule"] for rule in rules} == catalogue.rules().keys()
    assert set(rules[0]) == {"rule", "category", "message", "wrong", "right"}
    assert writing_systems.counts(rules[0]["message"])[script] > 5


def test_a_language_that_does_not_exist_is_rejected(asha: httpx.Client):
    assert asha.get("/actions/rules", params={"language": "Klingonese"}).json()["code"] == "unknown_language"


@pytest.mark.parametrize("language", [*catalogue.LANGUAGES, "nonsense", "fr"])
def test_the_page_shows_every_rule_to_everybody(asha: httpx.Client, language: str):
    page = httpx.get(f"{asha.base_url}/rules", params={"language": language})
    assert page.status_code == 200
    assert set(re.findall(r'<dt id="(\w+)">', page.text)) == catalogue.rules().keys()
