"""Which failures of a model's server are tried again, and how long a client is asked to wait."""

from datetime import UTC, datetime

import httpx
import pytest
from pytest_django import Settings

from sahienglish.core import clock
from tests.support.servers.stand_in import Reply, StandIn


def test_a_passing_failure_is_tried_again_unnoticed(asha: httpx.Client, model: StandIn, used):
    model.says(Reply(status=503), Reply(drops_after=3))
    answer = asha.post("/actions/improve", json={"text": "Hello there."})
    assert answer.json()["result"] == "Hello there."
    assert len(model.heard) == 3
    assert used() == (1, 12)


def test_a_passing_failure_before_the_first_word_of_a_stream_is_tried_again(events, model: StandIn):
    model.says(Reply(status=503), Reply(drops_after=0))
    assert events("improve", text="Hello there.")[-1][1]["result"] == "Hello there."


def test_a_first_part_without_words_is_nothing_heard(events, openai: StandIn):
    empty = b'data: {"choices": [{"index": 0, "delta": {"role": "assistant", "content": ""}}]}\n\n'
    openai.says(Reply(body=empty))
    assert events("improve", text="Hello there.")[-1][1]["result"] == "Hello there."


def test_a_refusal_is_not_tried_again(asha: httpx.Client, openai: StandIn):
    openai.otherwise = Reply(status=403)
    asha.post("/actions/improve", json={"text": "Hello there."})
    assert len(openai.heard) == 1


def test_a_short_retry_after_is_waited_for(asha: httpx.Client, openai: StandIn):
    openai.says(Reply(status=429, headers={"Retry-After": "1"}))
    answer = asha.post("/actions/improve", json={"text": "Hello there."})
    assert answer.status_code == 200
    assert answer.elapsed.total_seconds() >= 1


def test_a_long_retry_after_is_passed_on_at_once(asha: httpx.Client, openai: StandIn):
    openai.otherwise = Reply(status=429, headers={"Retry-After": "40"})
    answer = asha.post("/actions/improve", json={"text": "Hello there."})
    assert answer.headers["retry-after"] == "40"
    assert len(openai.heard) == 1
    assert answer.elapsed.total_seconds() < 40


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("0", "0"),
        ("5.4", "6"),
        ("1e300", "86400"),
        ("soon", "10"),
        ("Mon, 23 Nov 2026 09:01:30 GMT", "90"),
        ("Monday, 23-Nov-26 09:01:30 GMT", "90"),
        ("Sun, 06 Nov 1994 08:49:37 GMT", "0"),
    ],
)
def test_a_time_to_wait_is_told_in_whole_seconds(asha: httpx.Client, model: StandIn, asked: str, told: str):
    model.otherwise = Reply(status=429, headers={"Retry-After": asked})
    with clock.frozen(datetime(2026, 11, 23, 9, tzinfo=UTC)):
        assert asha.post("/actions/improve", json={"text": "Hello."}).headers["retry-after"] == told


@pytest.mark.parametrize(("delay", "told"), [(b'"33.4s"', "34"), (b"33", "33"), (b'{"seconds": 33}', "10")])
def test_googles_own_way_of_asking_to_wait_is_understood(
    asha: httpx.Client, settings: Settings, stand_in: StandIn, delay: bytes, told: str
):
    settings.AI_PROVIDER, settings.GEMINI_API_KEY, settings.GEMINI_BASE_URL = "gemini", "key", stand_in.url
    details = b'[{"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": %s}]' % delay
    body = b'{"error": {"code": 429, "message": "Quota.", "details": %s}}' % details
    stand_in.otherwise = Reply(status=429, body=body)
    assert asha.post("/actions/improve", json={"text": "Hello."}).headers["retry-after"] == told


def test_retries_end_with_the_time_limit(asha: httpx.Client, settings: Settings, openai: StandIn):
    settings.AI_TIMEOUT_SECONDS = 4
    openai.otherwise = Reply(status=503, headers={"Retry-After": "5"})
    answer = asha.post("/actions/improve", json={"text": "Hello there."})
    # Who waited would get `ai_timeout`.
    assert answer.json()["code"] == "ai_unavailable"
    assert answer.headers["retry-after"] == "5"


def test_the_circuit_opens_after_failures_and_closes_after_one_success(asha: httpx.Client, openai: StandIn):
    def call() -> httpx.Response:
        return asha.post("/actions/improve", json={"text": "Hello there."})

    with clock.frozen() as frozen:
        openai.otherwise = Reply(status=500)
        assert [call().json()["code"] for _ in range(3)] == ["ai_unavailable"] * 3
        asked = len(openai.heard)
        assert asked == 5
        refused = call()
        assert refused.json()["code"] == "ai_unavailable"
        assert 0 < int(refused.headers["retry-after"]) <= 10
        assert len(openai.heard) == asked

        # However little is left of the rest, no client is kept waiting for it.
        frozen.advance(seconds=8)
        refused = call()
        assert refused.headers["retry-after"] == "2"
        assert refused.elapsed.total_seconds() < 2
        assert len(openai.heard) == asked

        frozen.advance(seconds=3)
        call()
        assert len(openai.heard) == asked + 1

        frozen.advance(seconds=11)
        openai.otherwise = Reply()
        assert call().status_code == 200
        assert call().status_code == 200


def test_a_failing_upstream_is_still_told_from_a_failing_call(asha: httpx.Client, openai: StandIn):
    openai.otherwise = Reply(status=404)
    codes = {asha.post("/actions/improve", json={"text": "Hello."}).json()["code"] for _ in range(8)}
    assert codes == {"ai_misconfigured"}
