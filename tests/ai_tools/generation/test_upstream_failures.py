"""What a model's server can do wrong, over the wire, from each vendor's stand-in."""

import io
import logging
from collections.abc import Iterator

import httpx
import pytest
from pytest_django import Settings

from tests.ai_tools.conftest import KEYS
from tests.support.servers.stand_in import Reply, StandIn

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
