"""What the tests of the writing tools share: a signed-in user, and a model server on loopback."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
from pytest_django import Settings

from ai_tools.generation import retry, second_look
from tests.support.servers.stand_in import StandIn

KEYS = {"gemini": "secret-key-of-gemini", "openai": "secret-key-of-openai"}


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let retries follow each other quickly."""
    monkeypatch.setattr(retry, "FIRST_PAUSE_SECONDS", 0.01)


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let results wait for the offline checker however busy the machine is."""
    monkeypatch.setattr(second_look, "WAIT_SECONDS", 20)


@pytest.fixture
def asha(signed_in: Callable[..., httpx.Client]) -> httpx.Client:
    """A client of the running service, signed in."""
    return signed_in()


@pytest.fixture
def stand_in() -> Iterator[StandIn]:
    with StandIn() as serving:
        yield serving


@pytest.fixture(params=["gemini", "openai"])
def model(request: pytest.FixtureRequest, settings: Settings, stand_in: StandIn) -> StandIn:
    """The service, set up for each language model in turn, with the stand-in in the vendor's place."""
    settings.AI_PROVIDER = request.param
    settings.GEMINI_API_KEY, settings.GEMINI_BASE_URL = KEYS["gemini"], stand_in.url
    settings.OPENAI_API_KEY, settings.OPENAI_BASE_URL = KEYS["openai"], f"{stand_in.url}/v1"
    settings.OPENAI_MODEL = "small"
    return stand_in


@pytest.fixture
def openai(settings: Settings, stand_in: StandIn) -> StandIn:
    """The service, set up for an OpenAI-compatible server, where the vendor makes no difference."""
    settings.AI_PROVIDER, settings.OPENAI_BASE_URL = "openai", f"{stand_in.url}/v1"
    settings.OPENAI_MODEL = "small"
    return stand_in


@pytest.fixture
def events(asha: httpx.Client) -> Callable[..., list[tuple[str, Any]]]:
    """Call a tool for a stream and return its events as (name, data)."""

    def call(tool: str, **body: Any) -> list[tuple[str, Any]]:
        answer = asha.post(f"/actions/{tool}", json=body, headers={"Accept": "text/event-stream"})
        assert answer.headers["content-type"] == "text/event-stream", answer.text
        return parsed(answer.text)

    return call


def parsed(stream: str) -> list[tuple[str, Any]]:
    """Read server-sent events, comments left out."""
    blocks = [block.splitlines() for block in stream.split("\n\n") if block and not block.startswith(":")]
    return [(name.removeprefix("event: "), json.loads(data.removeprefix("data: "))) for name, data in blocks]


def replay(text: str, edits: list[dict[str, Any]]) -> str:
    """Make the edits of an answer, as a client does."""
    for edit in sorted(edits, key=lambda edit: edit["offset"], reverse=True):
        end = edit["offset"] + edit["length"]
        assert text[edit["offset"] : end] == edit["original"]
        text = text[: edit["offset"]] + edit["replacement"] + text[end:]
    return text


@pytest.fixture
def used(asha: httpx.Client) -> Callable[[], tuple[int, int]]:
    """Return how many requests and characters the account used today."""

    def look() -> tuple[int, int]:
        usage = asha.get("/actions/usage").json()
        return usage["requests"]["used"], usage["characters"]["used"]

    return look
