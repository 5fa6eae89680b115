"""Clients while a model writes: words, signs of life, and what happens if they leave."""

import http.client
from threading import Event

import httpx
import pytest

from ai_tools.api import sse as events_module
from tests.ai_tools.conftest import parsed
from tests.support.servers.stand_in import Reply, StandIn
from tests.support.waiting import wait_until


def test_a_client_that_leaves_cancels_the_call_upstream_and_is_charged(
    asha: httpx.Client, model: StandIn, used
):
    model.otherwise = Reply(delay=30)
    connection = http.client.HTTPConnection(asha.base_url.host, asha.base_url.port)
    headers = {"Authorization": asha.headers["Authorization"], "Content-Type": "application/json"}
    connection.request("POST", "/actions/improve", b'{"text": "Hello there."}', headers)
    wait_until(lambda: bool(model.heard))
    connection.close()
    assert model.left.wait(20)
    wait_until(lambda: used() == (1, 12))


def test_a_client_that_leaves_a_stream_cancels_the_call_upstream_and_is_charged(
    asha: httpx.Client, model: StandIn, used
):
    model.otherwise = Reply(goes_on_after=Event())
    body = {"text": "One two three four five six seven eight nine ten eleven twelve."}
    headers = {"Accept": "text/event-stream"}
    with asha.stream("POST", "/actions/improve", json=body, headers=headers) as answer:
        first = next(answer.iter_text())
        assert parsed(first)[0] == ("delta", {"text": "One"})
    assert model.left.wait(20)
    wait_until(lambda: used() == (1, 63))


def test_a_client_that_leaves_a_stream_before_its_first_word_cancels_the_call_upstream(
    asha: httpx.Client, model: StandIn, used
):
    model.otherwise = Reply(delay=30)
    body, headers = {"text": "Hello there."}, {"Accept": "text/event-stream"}
    with asha.stream("POST", "/actions/improve", json=body, headers=headers):
        wait_until(lambda: bool(model.heard))
    assert model.left.wait(20)
    wait_until(lambda: used() == (1, 12))


def test_silence_is_bridged_with_comments(
    asha: httpx.Client, openai: StandIn, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(events_module, "HEARTBEAT_SECONDS", 0.1)
    released = Event()
    openai.otherwise = Reply(starts_after=released)
    body, headers = {"text": "Hello there."}, {"Accept": "text/event-stream"}
    with asha.stream("POST", "/actions/improve", json=body, headers=headers) as answer:
        parts, heard = answer.iter_text(), ""
        while not heard.startswith(": still at work\n\n: still at work\n\n"):
            heard += next(parts)
        released.set()
        heard += "".join(parts)
    assert parsed(heard)[-1][0] == "done"


def test_words_are_passed_on_as_soon_as_they_come(asha: httpx.Client, model: StandIn):
    released = Event()
    model.otherwise = Reply(goes_on_after=released)
    body, headers = {"text": "One two three four."}, {"Accept": "text/event-stream"}
    with asha.stream("POST", "/actions/improve", json=body, headers=headers) as answer:
        parts = answer.iter_text()
        assert parsed(next(parts)) == [("delta", {"text": "One"})]
        released.set()
        assert parsed("".join(parts))[-1][0] == "done"
