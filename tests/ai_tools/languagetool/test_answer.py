"""The answer of `/v2/check`: complete, and right to the code unit."""

import json

import pytest

from ai_tools.text import writing_systems
from tests.ai_tools.languagetool.conftest import applied

MISTAKE = "She go to school."


def test_every_field_that_a_typed_client_reads_is_there(check):
    answer = check(MISTAKE)

    assert set(answer) == {"software", "warnings", "language", "matches", "sentenceRanges"}
    assert set(answer["software"]) == {
        "name", "version", "buildDate", "apiVersion", "premium", "premiumHint", "status",
    }  # fmt: skip
    software = answer["software"]
    assert (software["name"], software["apiVersion"]) == ("SahiEnglish", 1)
    assert (software["premium"], software["premiumHint"], software["status"]) == (False, "", "")
    assert answer["warnings"] == {"incompleteResults": False}
    assert answer["language"]["code"] == "en-US"
    assert set(answer["language"]["detectedLanguage"]) == {"name", "code", "confidence", "source"}
    (match,) = answer["matches"]
    assert set(match) == {
        "message", "shortMessage", "replacements", "offset", "length", "context", "sentence", "type", "rule",
        "ignoreForIncompleteSentence", "contextForSureMatch",
    }  # fmt: skip
    assert set(match["rule"]) == {"id", "description", "issueType", "category", "urls", "isPremium"}
    assert (match["offset"], match["length"]) == (4, 2)
    assert match["replacements"] == [{"value": "goes"}]
    assert match["sentence"] == MISTAKE
    assert match["message"]
    assert match["type"] == {"typeName": "Other"}
    assert match["rule"]["isPremium"] is False


def test_a_correct_text_has_no_matches(check):
    answer = check("She goes to school.")
    assert answer["matches"] == []
    assert answer["sentenceRanges"] == [[0, 19]]


def test_offsets_count_utf_16_units(check):
    text = "😀😀 She go to school. 👩‍👩‍👧 He go home."
    answer = check(text)
    assert applied(text, answer["matches"]) == "😀😀 She goes to school. 👩‍👩‍👧 He goes home."
    units = text.encode("utf-16-le")
    sentences = [units[2 * start : 2 * end].decode("utf-16-le") for start, end in answer["sentenceRanges"]]
    assert sentences == ["😀😀 She go to school.", "👩‍👩‍👧 He go home."]


def test_offsets_count_the_markup(check):
    parts = [
        {"markup": "<p>😀"},
        {"text": "She "},
        {"markup": "<b>"},
        {"text": "go"},
        {"markup": "</b>"},
        {"text": " to "},
        {"markup": "&#115;chool", "interpretAs": "school"},
        {"text": ". He go home."},
        {"markup": "</p>"},
    ]
    answer = check(data=json.dumps({"annotation": parts}))
    original = "".join(part.get("text") or part["markup"] for part in parts)
    expected = original.replace("go<", "goes<").replace("He go", "He goes")
    assert applied(original, answer["matches"]) == expected
    assert [match["sentence"] for match in answer["matches"]] == ["She go to school.", "He go home."]


def test_a_match_in_the_words_that_markup_stands_for_covers_the_markup(check):
    parts = [{"text": "She "}, {"markup": "<go/>", "interpretAs": "go"}, {"text": " to school."}]
    (match,) = check(data=json.dumps({"annotation": parts}))["matches"]
    assert (match["offset"], match["length"]) == (4, len("<go/>"))


def test_data_may_hold_a_plain_text(check):
    assert len(check(data=json.dumps({"text": MISTAKE}))["matches"]) == 1


def test_an_empty_text_beside_data_counts_as_none(check):
    assert len(check("", data=json.dumps({"text": MISTAKE}))["matches"]) == 1


def test_the_context_shows_forty_characters_and_no_line_breaks(check):
    text = "The weather is good, and everyone is happy about it.\n" + MISTAKE + " " + "It is a good day. " * 4
    (match,) = check(text)["matches"]
    context = match["context"]
    assert context["text"][context["offset"] : context["offset"] + context["length"]] == "go"
    assert context["text"].startswith("...")
    assert context["text"].endswith("...")
    assert "\n" not in context["text"]
    assert len(context["text"]) == 40 + len("go") + 40 + 2 * len("...")


def test_an_insertion_marks_a_word(check):
    text = "However she went home. I am agree with you, and he gave me book."
    edits = check(text)["matches"]
    marked = [text[match["offset"] :][: match["length"]] for match in edits]
    values = [match["replacements"][0]["value"] for match in edits]
    assert "However" in marked
    assert values[marked.index("However")] == "However,"
    assert all(match["length"] >= 1 for match in edits)


def test_what_the_checker_is_not_sure_about_is_reported_too(check, signed_in):
    text = "She has a frendd."
    corrected = signed_in().post("/actions/fix-grammar", json={"text": text}).json()
    assert (corrected["result"], len(corrected["notices"])) == (text, 1)
    (match,) = check(text)["matches"]
    assert "friend" in [each["value"] for each in match["replacements"]]


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        ({}, 1),
        ({"disabledRules": "PRONOUN_VERB_AGREEMENT, OTHER"}, 0),
        ({"disabledCategories": "GRAMMAR"}, 0),
        ({"disabledCategories": "TYPOS"}, 1),
        ({"disabledCategories": "GRAMMAR", "enabledRules": "PRONOUN_VERB_AGREEMENT"}, 1),
        ({"enabledOnly": "true", "enabledRules": "PRONOUN_VERB_AGREEMENT"}, 1),
        ({"enabledOnly": "true", "enabledRules": "AN_A"}, 0),
        ({"enabledOnly": "true", "enabledCategories": "GRAMMAR"}, 1),
        ({"mode": "textLevelOnly"}, 0),
        ({"mode": "allButTextLevelOnly"}, 1),
        ({"level": "picky"}, 1),
        ({"dicts": "en", "motherTongue": "hi", "unknown": "1"}, 1),
    ],
)
def test_a_client_chooses_what_it_hears_of(check, filters, count):
    matches = check("She go to school.", **filters)["matches"]
    assert len(matches) == count, matches


def test_a_misspelled_word_can_be_added_to_the_dictionary(check):
    (match,) = check("I recieve it.", language="en-GB")["matches"]
    assert match["rule"]["id"] == "MORFOLOGIK_RULE_EN_GB"
    assert match["rule"]["issueType"] == "misspelling"
    assert match["rule"]["category"]["id"] == "TYPOS"
    assert match["type"] == {"typeName": "UnknownWord"}


def test_a_rule_has_an_explanation_and_the_address_of_its_page(check, api, settings):
    settings.APP_URL = "https://english.example.org"
    (match,) = check(MISTAKE)["matches"]
    rule = match["rule"]
    assert "verb" in rule["description"].lower()
    (link,) = rule["urls"]
    address, _, name = link["value"].partition("#")
    assert address == "https://english.example.org/rules"
    assert f'id="{name}"' in api.get("/rules").text


@pytest.mark.parametrize(
    ("mother_tongue", "script", "query"),
    [
        ("hi", "DEVANAGARI", "?language=hi"),
        ("hi_IN", "DEVANAGARI", "?language=hi"),
        ("ar-EG", "ARABIC", "?language=ar"),
        ("de-DE", "LATIN", ""),
        ("en-GB", "LATIN", ""),
        ("nonsense-x!", "LATIN", ""),
        ("abcdefgh-zz", "LATIN", ""),
    ],
)
def test_messages_are_in_the_mother_tongue_of_the_writer(check, api, mother_tongue, script, query):
    for text in (MISTAKE, "I recieve it.", "She has a frend."):
        (match,) = check(text, motherTongue=mother_tongue)["matches"]
        for words in (match["message"], match["rule"]["description"]):
            assert writing_systems.counts(words)[script] > 5
        (link,) = match["rule"]["urls"]
        assert f"/rules{query}#" in link["value"]


@pytest.mark.parametrize(
    ("language", "more", "code"),
    [
        ("en", {}, "en-US"),
        ("en-gb", {}, "en-GB"),
        ("en_IN", {}, "en-IN"),
        ("en-AU", {}, "en-AU"),
        ("en-CA", {}, "en-CA"),
        ("en-ZA", {}, "en-US"),
        ("auto", {}, "en-US"),
        ("auto", {"preferredVariants": "de-DE,en-GB"}, "en-GB"),
    ],
)
def test_english_has_variants(check, language, more, code):
    answer = check(MISTAKE, language=language, **more)
    assert answer["language"]["code"] == answer["language"]["detectedLanguage"]["code"] == code
    assert len(answer["matches"]) == 1


def test_the_variant_decides_about_spelling(check):
    text = "My favourite colour is grey."
    assert check(text, language="en-GB")["matches"] == []
    assert applied(text, check(text, language="en-US")["matches"]) == "My favorite color is gray."


@pytest.mark.parametrize(
    ("text", "language", "code"),
    [
        ("Das ist ein deutscher Satz.", "de-DE", "de-DE"),
        (MISTAKE, "de-DE", "de-DE"),
        ("Das ist ein deutscher Satz über das Wetter von gestern.", "auto", "und"),
    ],
)
def test_another_language_has_no_matches(check, text, language, code):
    answer = check(text, language=language)
    assert answer["matches"] == []
    assert answer["language"]["code"] == code
