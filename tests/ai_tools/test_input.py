"""What the tools refuse before anything is asked or charged, and what they offer."""

import httpx
import pytest
from pytest_django import Settings

from ai_tools.text import languages
from tests.support.servers.stand_in import Reply, StandIn

TOOLS = ["fix-grammar", "translate", "improve", "humanize"]
OTHERS = {"target_language": "Hindi"}


@pytest.mark.parametrize("tool", TOOLS)
@pytest.mark.parametrize(
    ("text", "code"),
    [
        (None, "null"),
        ("", "blank"),
        (" \n\t\u00a0\u200b", "blank"),
        ("\u2800 \u2800", "blank"),
        ("\u3164\u115f\uffa0", "blank"),
        (7, "invalid"),
        (["a"], "invalid"),
        ("nul \x00 byte", "null_characters_not_allowed"),
    ],
)
def test_a_text_must_be_a_text(asha: httpx.Client, used, tool: str, text: object, code: str):
    refused = asha.post(f"/actions/{tool}", json={"text": text, **OTHERS})
    assert (refused.status_code, refused.json()["code"]) == (400, "invalid_input")
    assert [(error["field"], error["code"]) for error in refused.json()["errors"]] == [("text", code)]
    assert used() == (0, 0)


@pytest.mark.parametrize("tool", TOOLS)
def test_a_text_may_be_as_long_as_the_limit_in_code_points(
    asha: httpx.Client, settings: Settings, openai: StandIn, used, tool: str
):
    settings.AI_MAX_INPUT_CHARS = 8
    options = {"target_language": "English"}
    assert asha.post(f"/actions/{tool}", json={"text": "😀 smile!", **options}).status_code == 200
    refused = asha.post(f"/actions/{tool}", json={"text": "😀 smile!!", **options})
    assert (refused.status_code, refused.json()["code"]) == (413, "text_too_long")
    assert used() == (1, 8)


@pytest.mark.parametrize(
    ("tool", "options", "field"),
    [
        ("fix-grammar", {"dialect": "en-ZZ"}, "dialect"),
        ("fix-grammar", {"engine": "gemini"}, "engine"),
        ("fix-grammar", {"ignore": "Rao"}, "ignore"),
        ("fix-grammar", {"ignore": ["two words"]}, "ignore.0"),
        ("fix-grammar", {"ignore": [f"word{number}" for number in range(201)]}, "ignore"),
        ("fix-grammar", {"ignore": ["x" * 65]}, "ignore.0"),
        ("fix-grammar", {"disabled_rules": "AnA"}, "disabled_rules"),
        ("fix-grammar", {"disabled_rules": ["x" * 65]}, "disabled_rules.0"),
        ("fix-grammar", {"disabled_rules": ["x"] * 201}, "disabled_rules"),
        ("translate", {}, "target_language"),
        ("translate", {"target_language": ""}, "target_language"),
        ("translate", {"target_language": "x" * 65}, "target_language"),
        ("translate", {"target_language": {"$gt": ""}}, "target_language"),
        ("translate", {"target_language": "hi", "formality": "rude"}, "formality"),
        ("improve", {"tone": "sarcastic"}, "tone"),
    ],
)
def test_an_option_must_be_one_of_ours(asha: httpx.Client, tool: str, options: dict, field: str):
    refused = asha.post(f"/actions/{tool}", json={"text": "Hello.", **options})
    assert refused.json()["code"] == "invalid_input"
    assert refused.json()["errors"][0]["field"] == field


@pytest.mark.parametrize(
    "name", ["Elvish of Rivendell", "xx", "und", "mul", "qaa", "en-XX", "x-private", " ", "🇮🇳", "root",
     "English (banana)", "Serbian in runes", "English Hindi", "Hindi please"]
)  # fmt: skip
def test_an_unknown_language_is_named_so(asha: httpx.Client, openai: StandIn, name: str):
    refused = asha.post("/actions/translate", json={"text": "Hello.", "target_language": name})
    assert refused.status_code == 400
    assert refused.json()["code"] in {"unknown_language", "invalid_input"}
    assert openai.heard == []


@pytest.mark.parametrize(
    ("name", "tag"),
    [
        ("Hindi", "hi"), ("hindi", "hi"), ("hi", "hi"), ("हिन्दी", "hi"), (" Hindi ", "hi"),
        ("Brazilian Portuguese", "pt-BR"), ("pt-BR", "pt-BR"), ("PT_br", "pt-BR"), ("português", "pt"),
        ("Traditional Chinese", "zh-Hant"), ("zh-Hans", "zh-Hans"), ("Mandarin", "zh"), ("Bangla", "bn"),
        ("iw", "he"), ("en-US-u-ca-buddhist", "en-US"), ("Hinglish", "hi-Latn"), ("ಕನ್ನಡ", "kn"),
        ("Odia", "or"), ("Serbian Latin", "sr-Latn"), ("Serbian (Latin)", "sr-Latn"),
        ("Uzbek Cyrillic", "uz-Cyrl"), ("english (India)", "en-IN"), ("Indian English", "en-IN"),
        ("British English", "en-GB"), ("português (Brasil)", "pt-BR"), ("हिन्दी (भारत)", "hi-IN"),
        ("Spanish (Latin America)", "es-419"), ("Chinese (Traditional)", "zh-Hant"),
        ("Mandarin (Traditional)", "zh-Hant"), ("Kurdish (Sorani)", "ckb"), ("Hindi language", "hi"),
        ("Tamil Sri Lanka", "ta-LK"),
    ],
)  # fmt: skip
def test_a_language_is_known_by_tag_and_by_name(name: str, tag: str):
    assert languages.resolve(name) == tag


def test_a_script_that_is_asked_for_is_looked_for_in_the_answer(asha: httpx.Client, openai: StandIn):
    body = {"text": "She goes to Google today.", "target_language": "Serbian (Latin)"}
    openai.otherwise = Reply(rewrite=lambda _: "Она данас иде у Google и остаје.")
    assert asha.post("/actions/translate", json=body).json()["code"] == "ai_bad_answer"
    assert "into Serbian (Latin)." in openai.heard[-1].system
    openai.otherwise = Reply(rewrite=lambda _: "Ona danas ide u Google.")
    answer = asha.post("/actions/translate", json=body).json()
    assert (answer["result"], answer["target_language"]) == ("Ona danas ide u Google.", "sr-Latn")


def test_every_listed_language_is_found_by_everything_that_is_said_of_it(asha: httpx.Client):
    listed = asha.get("/actions/languages").json()
    assert len(listed) >= 80
    assert len({language["tag"] for language in listed}) == len({language["name"] for language in listed})
    for language in listed:
        assert languages.resolve(language["tag"]) == language["tag"]
        assert languages.english_name(language["tag"]) == language["name"]
        assert languages.resolve(language["name"]) == language["tag"]
        assert languages.resolve(language["native_name"]) == language["tag"]
        assert "Unknown" not in language["native_name"]
    assert {"tag": "hi", "name": "Hindi", "native_name": "हिन्दी"} in listed


def test_the_overview_says_what_can_be_used(asha: httpx.Client, settings: Settings, openai: StandIn):
    overview = asha.get("/actions").json()
    assert [tool["name"] for tool in overview["tools"]] == TOOLS
    assert all(tool["available"] for tool in overview["tools"])
    assert overview["tools"][0]["options"]["dialect"] == ["en-US", "en-GB", "en-IN", "en-AU", "en-CA"]
    assert overview["limits"]["characters_per_text"] == 10_000
    settings.AI_PROVIDER = "offline"
    overview = asha.get("/actions/").json()
    assert overview["provider"] == "offline"
    assert [tool["name"] for tool in overview["tools"] if tool["available"]] == ["fix-grammar"]


@pytest.mark.parametrize("path", ["", "/languages", "/usage"])
def test_everything_asks_who_you_are(api: httpx.Client, path: str):
    assert api.get(f"/actions{path}").json()["code"] == "not_authenticated"


@pytest.mark.parametrize("tool", TOOLS)
def test_every_tool_asks_who_you_are(api: httpx.Client, openai: StandIn, tool: str):
    refused = api.post(f"/actions/{tool}", json={"text": "Hello.", **OTHERS})
    assert (refused.status_code, refused.json()["code"]) == (401, "not_authenticated")
    assert refused.headers["www-authenticate"].startswith("Bearer")
    assert openai.heard == []


def test_every_wrong_choice_is_named_at_once_with_what_may_be_chosen(asha: httpx.Client):
    response = asha.post("/actions/fix-grammar", json={"text": "x", "dialect": "xx", "engine": "magic"})
    errors = {error["field"]: (error["code"], error["message"]) for error in response.json()["errors"]}
    assert set(errors) == {"dialect", "engine"}
    assert all(code == "invalid_choice" for code, _ in errors.values())
    for field, choice in (("dialect", "en-GB"), ("engine", "offline")):
        assert choice in errors[field][1]
