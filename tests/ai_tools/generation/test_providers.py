"""Which provider is in use, and providers of operators."""

from collections.abc import AsyncGenerator

import httpx
import pytest
from django.core.checks import run_checks
from django.utils.module_loading import import_string
from pytest_django import Settings

from ai_tools import providers
from ai_tools.errors import BadAnswer
from ai_tools.providers import registry
from ai_tools.providers.base import Prompt, read_answer, seconds
from ai_tools.providers.gemini import thinking


class Loud:
    """A provider in one file, as `docs/providers.md` shows one."""

    provider, model = "loud", "louder"

    async def complete(self, prompt: Prompt) -> str:
        return "HELLO."

    async def stream(self, prompt: Prompt) -> AsyncGenerator[str]:
        yield await self.complete(prompt)


def test_a_class_of_ones_own_is_a_provider(asha: httpx.Client, settings: Settings):
    settings.AI_PROVIDER = f"{__name__}.Loud"
    body = asha.post("/actions/improve", json={"text": "Hello."}).json()
    assert (body["result"], body["provider"], body["model"]) == ("HELLO.", "loud", "louder")


class Picky(Loud):
    """A provider with settings of its own."""

    provider = "picky"
    required_settings = ("PICKY_KEY",)

    def __init__(self) -> None:
        self.model = providers.setting("PICKY_KEY")


class Broken(Loud):
    """A provider whose code has a mistake."""

    async def complete(self, prompt: Prompt) -> str:
        return "Hello." + None  # type: ignore[operator]


def test_a_provider_of_ones_own_has_settings_of_its_own(asha: httpx.Client, settings: Settings):
    settings.AI_PROVIDER = f"{__name__}.Picky"
    assert [mistake.id for mistake in run_checks(tags=["sahienglish"])] == ["ai_tools.E002"]
    assert asha.get("/readyz").json()["provider"] == "not configured"
    refused = asha.post("/actions/improve", json={"text": "Hello."}).json()
    assert (refused["code"], "PICKY_KEY" in refused["detail"]) == ("ai_not_configured", True)
    settings.AI_PROVIDER_SETTINGS = {"PICKY_KEY": "large"}
    assert run_checks(tags=["sahienglish"]) == []
    assert asha.get("/readyz").json()["provider"] == "ok"
    assert asha.post("/actions/improve", json={"text": "Hello."}).json()["model"] == "large"


def test_a_mistake_in_our_own_code_is_no_bad_answer_of_the_model(
    asha: httpx.Client, settings: Settings, caplog: pytest.LogCaptureFixture, used
):
    settings.AI_PROVIDER = f"{__name__}.Broken"
    failed = asha.post("/actions/improve", json={"text": "Hello."})
    assert (failed.status_code, failed.json()["code"]) == (500, "internal_error")
    assert "TypeError" in caplog.text
    assert used() == (0, 0)


def test_built_in_providers_name_their_settings_as_the_registry_does():
    for one in registry.BUILT_IN.values():
        assert import_string(one.path).required_settings == one.required_settings


def test_a_class_that_is_not_there_is_a_mistake_before_the_first_request(settings: Settings):
    assert run_checks(tags=["sahienglish"]) == []
    settings.AI_PROVIDER = "ai_tools.providers.nowhere.Nothing"
    assert [mistake.id for mistake in run_checks(tags=["sahienglish"])] == ["ai_tools.E001"]


@pytest.mark.parametrize(
    ("set_up", "chosen"),
    [
        ({}, "offline"),
        ({"OPENAI_BASE_URL": "http://localhost/v1"}, "openai"),
        ({"GEMINI_API_KEY": "key", "OPENAI_BASE_URL": "http://localhost/v1"}, "gemini"),
        ({"GEMINI_API_KEY": "key", "AI_PROVIDER": "offline"}, "offline"),
    ],
)
def test_auto_takes_what_is_set_up(settings: Settings, set_up: dict[str, str], chosen: str):
    for name, value in set_up.items():
        setattr(settings, name, value)
    assert providers.chosen() == chosen


@pytest.mark.parametrize(
    ("model", "least"),
    [
        ("gemini-3.5-flash-lite", {"thinking_level": "MINIMAL"}),
        ("gemini-3-pro", {"thinking_level": "LOW"}),
        ("gemini-2.5-flash", {"thinking_budget": 0}),
        ("gemini-2.5-pro", {"thinking_budget": 128}),
        ("gemma-3-27b-it", None),
    ],
)
def test_a_model_thinks_as_little_as_it_can(model: str, least: dict[str, object] | None):
    config = thinking(model)
    assert (config and config.model_dump(exclude_none=True, mode="json")) == least


@pytest.mark.parametrize(
    ("content", "answer"),
    [
        ('{"result": "Hi."}', "Hi."),
        ('```json\n{"result": "Hi."}\n```', "Hi."),
        ("Hi.", "Hi."),
        ("[Name], hi.", "[Name], hi."),
        ("{name}, hi.", "{name}, hi."),
        ("{result}", "{result}"),
        ('<think>Hm?</think> {"result": "Hi."}', "Hi."),
        ('{"result": "<think>Hm</think>"}', "<think>Hm</think>"),
    ],
)
def test_a_structured_answer_is_read_however_it_comes(content: str, answer: str):
    assert read_answer(content) == answer


@pytest.mark.parametrize(
    "content",
    [
        '{"result": 1}',
        '{"answer": "Hi."}',
        '{"result": "Hi',
        "{}",
        "{'result': 'Hi.'}",
        "{result: 'Hi.'}",
        "{ “result”: “Hi.”}",
    ],
)
def test_another_structure_is_no_answer(content: str):
    with pytest.raises(BadAnswer):
        read_answer(content)


@pytest.mark.parametrize(
    ("value", "wait"),
    [("7", 7), ("3.4s", 4), (7.2, 8), ("0", 0), ("-1", 0), (None, None), ("inf", None), ("soon", None)],
)
def test_a_time_to_wait_is_read_in_seconds(value: object, wait: int | None):
    assert seconds(value) == wait


def test_the_language_model_does_not_matter_to_fixing_offline(asha: httpx.Client, settings: Settings):
    settings.AI_PROVIDER = "offline"
    body = asha.post("/actions/fix-grammar", json={"text": "She have a cat."}).json()
    assert (body["result"], body["provider"]) == ("She has a cat.", "offline")
    for tool in ("translate", "improve", "humanize"):
        refused = asha.post(f"/actions/{tool}", json={"text": "Hello.", "target_language": "hi"})
        assert (refused.status_code, refused.json()["code"]) == (503, "ai_not_configured")
        assert "GEMINI_API_KEY" in refused.json()["detail"]


@pytest.mark.parametrize(
    ("provider", "setting"), [("gemini", "GEMINI_API_KEY"), ("openai", "OPENAI_BASE_URL")]
)
def test_a_provider_without_its_setting_says_which(
    asha: httpx.Client, settings: Settings, provider: str, setting: str
):
    settings.AI_PROVIDER = provider
    refused = asha.post("/actions/fix-grammar", json={"text": "Hello."})
    assert refused.json()["code"] == "ai_not_configured"
    assert setting in refused.json()["detail"]
