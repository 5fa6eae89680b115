"""Preferences: the defaults of every writing call."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from ai_tools.text import writing_systems
from ai_tools.text.language_names import DIALECTS
from learning import choices
from tests.support.problems import assert_problem
from tests.support.servers.stand_in import StandIn

Prefer = Callable[..., dict[str, Any]]
NONE = {"dialect": None, "explanation_language": None, "tone": None, "track_progress": False}


def test_there_are_none_at_first(asha: httpx.Client):
    assert asha.get("/learning/preferences").json() == NONE


def test_they_are_changed_one_by_one_and_taken_back(asha: httpx.Client, prefer: Prefer):
    assert prefer(dialect="en-GB", tone="formal") == NONE | {"dialect": "en-GB", "tone": "formal"}
    assert prefer(explanation_language="hi", tone=None) == NONE | {
        "dialect": "en-GB",
        "explanation_language": "hi",
    }
    assert asha.get("/learning/preferences").json()["dialect"] == "en-GB"
    assert prefer() == asha.get("/learning/preferences").json()


@pytest.mark.parametrize(
    "body",
    [
        {"dialect": "en-ZZ"},
        {"dialect": 7},
        {"tone": "rude"},
        {"explanation_language": "no language"},
        {"explanation_language": "und"},
        {"explanation_language": "x" * 36},
        {"track_progress": "perhaps"},
        {"track_progress": None},
    ],
)
def test_what_is_no_preference_is_invalid(asha: httpx.Client, body: dict[str, Any]):
    assert_problem(asha.patch("/learning/preferences", json=body), 400, "invalid_input")
    assert asha.get("/learning/preferences").json() == NONE


def test_their_dialects_are_those_of_the_tools():
    assert set(choices.DIALECTS) == set(DIALECTS)


def test_the_dialect_is_the_default_of_every_check(asha: httpx.Client, prefer: Prefer):
    text = "Her favourite colour is grey."
    fix = {"text": text}
    prefer(dialect="en-US")
    assert asha.post("/actions/fix-grammar", json=fix).json()["result"] == "Her favorite color is gray."
    prefer(dialect="en-GB")
    assert asha.post("/actions/fix-grammar", json=fix).json()["result"] == text
    explicit = asha.post("/actions/fix-grammar", json=fix | {"dialect": "en-US"})
    assert explicit.json()["result"] == "Her favorite color is gray."
    for language in ("en", "auto"):
        checked = asha.post("/v2/check", data={"language": language, "text": text}).json()
        assert (checked["matches"], checked["language"]["code"]) == ([], "en-GB")


def test_the_tone_is_the_default_of_improve(asha: httpx.Client, prefer: Prefer, settings: Any):
    with StandIn() as model:
        settings.AI_PROVIDER, settings.OPENAI_BASE_URL = "openai", f"{model.url}/v1"
        settings.OPENAI_MODEL = "small"
        for tone, body in (("neutral", {}), ("formal", {}), ("friendly", {"tone": "friendly"})):
            if tone == "formal":
                prefer(tone="formal")
            assert asha.post("/actions/improve", json={"text": "Good morning!", **body}).status_code == 200
            assert choices.TONES[tone] in model.heard[-1].system


def test_the_language_of_explanations_is_that_of_an_editors_messages(asha: httpx.Client, prefer: Prefer):
    form = {"language": "en-US", "text": "She go to school."}

    def message(**more: str) -> str:
        (match,) = asha.post("/v2/check", data=form | more).json()["matches"]
        return str(match["message"])

    prefer(explanation_language="hi")
    assert writing_systems.counts(message())["DEVANAGARI"] > 5
    assert writing_systems.counts(message(motherTongue="ar"))["ARABIC"] > 5
    assert writing_systems.counts(message(motherTongue="de-DE"))["DEVANAGARI"] > 5
