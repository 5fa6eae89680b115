"""Everything that can go wrong with a model's server, over the wire, from each vendor's stand-in."""

import http.client
import io
import logging
import time
from collections.abc import Iterator
from datetime import UTC, datetime

import httpx
import pytest
from pytest_django import Settings

from ai_tools.api import sse as events_module
from sahienglish.core import clock
from tests.ai_tools.conftest import KEYS, parsed
from tests.support.servers.stand_in import Reply, StandIn
from tests.support.waiting import wait_until

HTML = Reply(status=502, body=b"<html>Bad Gateway</html>", headers={"Content-Type": "text/html"})
FAILURES = {
    "400": (Reply(status=400), 502, "ai_misconfigured"),
    "401": (Reply(status=401), 502, "ai_misconfigured"),
    "403": (Reply(status=403), 502, "ai_misconfigured"),
    "404": (Reply(status=404), 502, "ai_misconfigured"),
    "302": (Reply(status=302, headers={"Location": "/elsewhere"}), 502, "ai_misconfigured"),
    "429": (Reply(status=429, headers={"Retry-After": "40"}), 503, "ai_rate_limited"),
    "500": (Reply(status=500), 503, "ai_unavailable"),
    "502 with HTML": (HTML, 503, "ai_unavailable"),
    "503": (Reply(status=503), 503, "ai_unavailable"),
    "dropped at once": (Reply(drops_after=0), 503, "ai_unavailable"),
    "dropped mid-body": (Reply(drops_after=30), 503, "ai_unavailable"),
    "no JSON": (Reply(body=b"Hello!"), 502, "ai_bad_answer"),
    "no object": (Reply(body=b'["Hello!"]'), 502, "ai_bad_answer"),
    "a word for an error": (Reply(status=500, body=b'{"error": "overloaded"}'), 503, "ai_unavailable"),
    "another object": (Reply(body=b'{"choices": "x", "candidates": 7}'), 502, "ai_bad_answer"),
    "other types": (
        Reply(body=b'{"choices": [{"message": "x"}], "candidates": [{"content": "x"}]}'),
        502,
        "ai_bad_answer",
    ),
    "numbers": (
        Reply(body=b'{"choices": [{"message": {"content": 7}}], "candidates": [{"finishReason": 7}]}'),
        502,
        "ai_bad_answer",
    ),
    "half JSON": (Reply(body=b'{"candidates": [{"content": '), 502, "ai_bad_answer"),
    "declined": (Reply(declines=True), 422, "content_blocked"),
    "safety stop": (Reply(finish="content_filter"), 422, "content_blocked"),
    "empty": (Reply(rewrite=lambda _: ""), 502, "ai_bad_answer"),
    "truncated": (Reply(finish="length"), 502, "ai_bad_answer"),
}


@pytest.mark.parametrize("failure", FAILURES)
def test_a_failure_is_its_problem_and_costs_nothing(asha: httpx.Client, model: StandIn, used, failure: str):
    model.otherwise, status, code = FAILURES[failure]
    answer = asha.post("/actions/improve", json={"text": "Hello there, my friend."})
    assert answer.headers["content-type"] == "application/problem+json"
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert used() == (0, 0)


STREAM_FAILURES = {
    **{name: FAILURES[name] for name in ("400", "429", "500", "502 with HTML", "declined", "empty")},
    "no end": (Reply(finish=None), 503, "ai_unavailable"),
    "dropped mid-stream": (Reply(drops_after=2), 503, "ai_unavailable"),
    "safety stop": (Reply(finish="content_filter"), 422, "content_blocked"),
    "truncated": (Reply(finish="length"), 502, "ai_bad_answer"),
    "no JSON": (Reply(body=b"data: {nonsense}\n\n"), 502, "ai_bad_answer"),
    "no object": (Reply(body=b'data: ["Hello!"]\n\n'), 503, "ai_unavailable"),
    "an error in the stream": (
        Reply(body=b'data: {"error": {"code": 503, "message": "Overloaded."}}\n\n'),
        503,
        "ai_unavailable",
    ),
}


@pytest.mark.parametrize("failure", STREAM_FAILURES)
def test_a_stream_that_fails_ends_in_an_error_event_and_counts_if_a_word_was_delivered(
    events, model: StandIn, used, failure: str
):
    model.otherwise, status, code = STREAM_FAILURES[failure]
    *deltas, (name, problem) = events("improve", text="Hello there, my friend.")
    assert name == "error"
    assert (problem["status"], problem["code"]) == (status, code)
    assert all(name == "delta" for name, _ in deltas)
    assert used() == ((1, 23) if deltas else (0, 0))


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


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_not_followed_and_takes_the_key_nowhere(
    asha: httpx.Client, events, model: StandIn, status: int
):
    with StandIn() as elsewhere:
        model.otherwise = Reply(status=status, headers={"Location": f"{elsewhere.url}/stolen"})
        answer = asha.post("/actions/improve", json={"text": "Hello there."})
        assert (answer.status_code, answer.json()["code"]) == (502, "ai_misconfigured")
        assert events("improve", text="Hello there.")[-1][1]["code"] == "ai_misconfigured"
        assert elsewhere.heard == []


def test_an_error_of_null_is_none(asha: httpx.Client, events, openai: StandIn):
    choice = b'{"error": null, "choices": [{"%s": {"content": "Hello."}, "finish_reason": "stop"}]}'
    openai.says(Reply(body=choice % b"message"), Reply(body=b"data: " + choice % b"delta" + b"\n\n"))
    assert asha.post("/actions/humanize", json={"text": "Hello."}).json()["result"] == "Hello."
    assert events("humanize", text="Hello.")[-1][1]["result"] == "Hello."


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
    openai.otherwise = FAILURES["429"][0]
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


def test_nobody_listening_is_unavailable(asha: httpx.Client, settings: Settings, model: StandIn):
    settings.GEMINI_BASE_URL, settings.OPENAI_BASE_URL = "http://127.0.0.1:9", "http://127.0.0.1:9/v1"
    answer = asha.post("/actions/improve", json={"text": "Hello there."})
    assert (answer.status_code, answer.json()["code"]) == (503, "ai_unavailable")
    assert int(answer.headers["retry-after"]) > 0


def test_a_silent_upstream_times_out(asha: httpx.Client, settings: Settings, model: StandIn, used):
    settings.AI_TIMEOUT_SECONDS = 1.5
    model.otherwise = Reply(delay=30)
    answer = asha.post("/actions/improve", json={"text": "Hello there."})
    assert (answer.status_code, answer.json()["code"]) == (504, "ai_timeout")
    assert answer.elapsed.total_seconds() < 30
    assert model.left.wait(20)
    assert used() == (0, 0)


def test_retries_end_with_the_time_limit(asha: httpx.Client, settings: Settings, openai: StandIn):
    settings.AI_TIMEOUT_SECONDS = 4
    openai.otherwise = Reply(status=503, headers={"Retry-After": "5"})
    answer = asha.post("/actions/improve", json={"text": "Hello there."})
    # Who waited would get `ai_timeout`.
    assert answer.json()["code"] == "ai_unavailable"
    assert answer.headers["retry-after"] == "5"


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """Everything that is logged, down to the last detail."""
    written = io.StringIO()
    handler, root = logging.StreamHandler(written), logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield written
    root.setLevel(level)
    root.removeHandler(handler)


@pytest.mark.parametrize("status", [200, 401, 500])
def test_no_key_and_no_text_gets_into_the_log_or_an_answer(
    asha: httpx.Client, model: StandIn, settings: Settings, log: io.StringIO, status: int
):
    said = f"Incorrect API key provided: {KEYS[settings.AI_PROVIDER]}."
    model.otherwise = Reply(status=status, body=b'{"error": {"message": "%s"}}' % said.encode())
    answer = asha.post("/actions/improve", json={"text": "My secret diary of today."})
    everything = log.getvalue() + answer.text + str(answer.headers)
    assert not any(key in everything for key in KEYS.values())
    assert "secret diary" not in everything
    if status == 401:
        assert "Incorrect API key provided: ***" in log.getvalue()


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
    model.otherwise = Reply(pause=0.2)
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


def test_half_a_surrogate_pair_is_no_answer(asha: httpx.Client, events, settings: Settings, model: StandIn):
    half = b'"Hi \\ud83d"'
    if settings.AI_PROVIDER == "gemini":
        said = b'{"candidates": [{"content": {"parts": [{"text": %s}]}, "finishReason": "STOP"}]}' % half
        whole = part = said
    else:
        whole, part = (
            b'{"choices": [{"%s": {"content": %s}, "finish_reason": "stop"}]}' % (name, half)
            for name in (b"message", b"delta")
        )
    model.says(Reply(body=whole), Reply(body=whole))
    assert asha.post("/actions/humanize", json={"text": "Hi."}).json()["code"] == "ai_bad_answer"
    model.says(*[Reply(body=b"data: " + part + b"\n\n")] * 2)
    assert events("humanize", text="Hi.")[-1][1]["code"] == "ai_bad_answer"


def test_silence_is_bridged_with_comments(
    asha: httpx.Client, openai: StandIn, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(events_module, "HEARTBEAT_SECONDS", 0.1)
    openai.otherwise = Reply(delay=0.5)
    headers = {"Accept": "text/event-stream"}
    answer = asha.post("/actions/improve", json={"text": "Hello there."}, headers=headers)
    assert answer.text.startswith(": still at work\n\n: still at work\n\n")
    assert parsed(answer.text)[-1][0] == "done"


def test_words_are_passed_on_as_soon_as_they_come(asha: httpx.Client, model: StandIn):
    model.otherwise = Reply(pause=0.3)
    body, headers = {"text": "One two three four."}, {"Accept": "text/event-stream"}
    with asha.stream("POST", "/actions/improve", json=body, headers=headers) as answer:
        heard = [(parsed(part), time.monotonic()) for part in answer.iter_text()]
    [(first, then), *_, (last, later)] = heard
    assert first == [("delta", {"text": "One"})]
    assert last[-1][0] == "done"
    # The stand-in had three more words to say, a pause before each.
    assert later - then > 0.6
