"""The catalogue of rules: complete in every language, as JSON and as a page."""

import re

import httpx
import pytest

from ai_tools.generation import explanation_validation
from ai_tools.offline import catalogue, checker, patterns
from ai_tools.offline.grammar.catalogue import rules as grammar_rules
from ai_tools.offline.harper import trusted_rules
from ai_tools.providers.base import Prompt
from ai_tools.text import edits, writing_systems
from ai_tools.text.categories import CATEGORIES
from ai_tools.text.edits import Edit, Notice
from sahienglish.site import texts

OWN = patterns.rule_names() | grammar_rules().keys() | {"SpellCheck", "UnknownWord", "DialectSpelling"}
"""The rules that are not a library's."""

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


def checked(text: str) -> list[Edit | Notice]:
    found = checker.check(text, dialect="en-GB", ignore=frozenset(), look_up=lambda: None)
    return [*found.edits, *found.notices]


def sure(found: list[Edit | Notice]) -> list[Edit]:
    return [one for one in found if isinstance(one, Edit)]


def apply_first(text: str, found: list[Edit | Notice]) -> str:
    """Return what a user has who accepts everything, with the first suggestion of each notice."""
    accepted = sure(found) + [
        Edit(one.offset, one.length, one.original, one.suggestions[0])
        for one in found
        if isinstance(one, Notice) and one.suggestions
    ]
    return edits.apply(text, sorted(accepted, key=lambda edit: edit.offset))


def test_the_right_sentence_of_every_rule_of_our_own_stays_as_it_is():
    assert [name for name in sorted(OWN) if checked(catalogue.rules()[name].right)] == []


def test_the_wrong_sentence_of_every_rule_of_our_own_is_found_and_its_correction_is_the_right_one():
    """Another rule may be the one that finds it; what the sentence becomes is what the page promises."""
    lost = []
    for name in sorted(OWN):
        rule = catalogue.rules()[name]
        found = checked(rule.wrong)
        meant = {apply_first(rule.wrong, found), edits.apply(rule.wrong, sure(found))}
        if rule.right not in meant:
            lost.append((name, rule.wrong, sorted(meant)))
    assert lost == []


@pytest.mark.parametrize(
    ("text", "explanation"),
    [
        ("I dont know.", "Falta un apóstrofo"),
        ("I have alot of work.", "más de una palabra"),
        ("I recieved it.", "mal escrita"),
    ],
)
def test_what_is_right_but_for_its_apostrophe_or_blank_is_not_called_misspelled(
    asha: httpx.Client, text: str, explanation: str
):
    body = {"text": text, "engine": "offline", "explain": True, "language": "es"}
    (edit,) = asha.post("/actions/fix-grammar", json=body).json()["edits"]
    assert explanation in edit["message"]


@pytest.mark.parametrize(
    ("text", "english", "spanish"),
    [
        ("I need many informations.", "so it has no plural", "no tiene plural"),
        ("I will revert back to you.", "already say “back”", "el verbo ya lo dice"),
        ("Because it rained, so we stayed.", "“because” or “so”, not both", "“because” o “so”"),
        ("I am interesting in art.", "“interested” for the person", "lo que siente una persona"),
        ("He will able to come.", "a form of “be” before “able”", "“able to” con una forma de “be”"),
        ("When I came home,she left.", "Put a space after a comma.", "sino detrás"),
        ("We saw differents cities.", "Adjectives have no plural", "los adjetivos no tienen plural"),
        ("Your's sincerely, Asha", "no apostrophe", "no llevan apóstrofo"),
    ],
)
def test_an_explanation_fits_what_was_written(
    asha: httpx.Client, text: str, english: str, spanish: str
) -> None:
    body = {"text": text, "engine": "offline", "explain": True}
    for language, explanation in (("en", english), ("es", spanish)):
        found = asha.post("/actions/fix-grammar", json={**body, "language": language}).json()["edits"]
        assert explanation in found[0]["message"]
        named = {"offset": found[0]["offset"], "length": found[0]["length"]}
        edits_named = [{**named, "replacement": found[0]["replacement"]}]
        asked = {"text": text, "edits": edits_named, "language": language}
        (told,) = asha.post("/actions/explain", json=asked).json()["explanations"]
        assert explanation in told["message"]


@pytest.mark.parametrize("text", ["I am agree with you.", "Respected sir, I am writing to you."])
def test_no_second_suggestion_contradicts_a_correction_and_a_form_of_address_needs_no_article(text: str):
    found = checker.check(text, dialect="en-GB", ignore=frozenset(), look_up=lambda: None)
    assert [one.original for one in found.notices] == []


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
    shown = language if language in catalogue.LANGUAGES else "en"
    assert f'<html lang="{shown}" dir="{"rtl" if shown == "ar" else "ltr"}">' in page.text
    assert f"<h2>{texts.texts(shown)['category.agreement']}</h2>" in page.text
    assert '<del lang="en" dir="ltr">' in page.text
    linked = re.findall(r'href="#([\w.]+)"', page.text)
    assert linked == re.findall(r'<section id="([\w.]+)">', page.text)
    assert len(linked) > 5


def test_the_page_of_rules_speaks_the_language_of_the_browser(asha: httpx.Client):
    page = httpx.get(f"{asha.base_url}/rules", headers={"Accept-Language": "es"})
    assert "<h1>Reglas del corrector</h1>" in page.text
    assert "Accept-Language" in page.headers["Vary"]
    assert texts.LANGUAGES.keys() == set(catalogue.LANGUAGES)
