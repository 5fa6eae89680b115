"""A tool is a definition and a prompt: one that exists in this file only."""

import httpx
import pytest
from pytest_django import Settings

import sahienglish.urls
from ai_tools.api.urls import of_tools
from ai_tools.tools.definitions import Tool
from ai_tools.tools.options import Choice
from sahienglish.core import routing
from tests.support.servers.stand_in import Reply, StandIn

SUMMARISE = Tool(
    name="summarise",
    title="Say in a few sentences what a text says",
    prompt="You summarise texts. $length Write in the language of the text.",
    shortest=0,
    longest=0.6,
    chunked=False,
    preserves=frozenset({"names"}),
    gives_edits=False,
    options=(
        Choice(
            name="length",
            values={"short": "Write one sentence.", "long": "Write three sentences."},
            usual="short",
        ),
    ),
)
urlpatterns = [*of_tools([SUMMARISE]), *sahienglish.urls.urlpatterns]
TEXT = (
    "We met on 12 May.\n\nThe project costs 500 rupees, see https://example.org.\n\n" + "It is late. " * 400
)


@pytest.fixture(autouse=True)
def with_the_tool(settings: Settings):
    settings.ROOT_URLCONF = __name__
    routing.remembered.cache_clear()
    yield
    routing.remembered.cache_clear()


def test_the_tool_works_with_its_policies_and_its_option(asha: httpx.Client, openai: StandIn):
    openai.otherwise = Reply(rewrite=lambda _: "They met\nand talk about costs.")
    answer = asha.post("/actions/summarise", json={"text": TEXT, "length": "long"})
    assert answer.status_code == 200, answer.text
    assert set(answer.json()) == {"result", "provider", "model"}
    assert answer.json()["result"] == "They met\nand talk about costs."
    [heard] = openai.heard
    assert "Write three sentences." in heard.system
    assert "Keep the names" in heard.system
    assert "line break" not in heard.system


def test_the_tool_streams(events, openai: StandIn):
    openai.otherwise = Reply(rewrite=lambda _: "They met.")
    *deltas, (name, done) = events("summarise", text=TEXT)
    assert "".join(data["text"] for _, data in deltas) == done["result"] == "They met."
    assert name == "done"


def test_the_tool_checks_its_option(asha: httpx.Client, openai: StandIn):
    assert asha.post("/actions/summarise", json={"text": TEXT, "length": "huge"}).status_code == 400


def test_a_summary_that_is_too_long_is_rejected(asha: httpx.Client, openai: StandIn):
    openai.otherwise = Reply(rewrite=lambda text: text)
    assert asha.post("/actions/summarise", json={"text": TEXT}).json()["code"] == "ai_bad_answer"
