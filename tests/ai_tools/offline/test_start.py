"""The first texts after a start, which wait until the offline checker is loaded."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest
from pytest_django import Settings

from ai_tools import offline
from ai_tools.offline import worker_pool
from ai_tools.offline.harper import linters

TEXT = "She go to school."
CALLS: dict[str, dict[str, Any]] = {
    "/actions/fix-grammar": {"json": {"text": TEXT}},
    "/actions/explain": {
        "json": {"text": TEXT, "edits": [{"offset": 4, "length": 2, "replacement": "goes"}]}
    },
    "/v2/check": {"data": {"text": TEXT, "language": "en-US"}},
}


@pytest.fixture
def loading(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> Iterator[threading.Event]:
    """A process that has just started: the checker is loaded once the event is set."""
    offline.warm_up().result(60)
    loaded = threading.Event()
    monkeypatch.setattr(linters, "warm_up", lambda: loaded.wait(30))
    monkeypatch.setattr(worker_pool, "_loading", worker_pool._Loading())
    settings.AI_PROVIDER, settings.AI_TIMEOUT_SECONDS = "offline", 2
    yield loaded
    loaded.set()


def test_the_time_that_loading_takes_is_no_part_of_a_deadline(asha: httpx.Client, loading: threading.Event):
    with ThreadPoolExecutor() as crowd:
        calls = {path: crowd.submit(asha.post, path, **call) for path, call in CALLS.items()}
        # Longer than a call may take.
        assert not loading.wait(3)
        assert not any(call.done() for call in calls.values())
        loading.set()
        answers = {path: call.result() for path, call in calls.items()}
    assert {path: answer.status_code for path, answer in answers.items()} == dict.fromkeys(CALLS, 200)


def test_a_caller_who_leaves_does_not_stop_the_loading(asha: httpx.Client, loading: threading.Event):
    with pytest.raises(httpx.ReadTimeout):
        asha.post("/actions/fix-grammar", json={"text": TEXT}, timeout=0.5)
    loading.set()
    assert asha.post("/actions/fix-grammar", json={"text": TEXT}).json()["result"] == "She goes to school."


def test_loading_that_failed_is_tried_again(
    asha: httpx.Client, loading: threading.Event, monkeypatch: pytest.MonkeyPatch
):
    failures = iter([MemoryError()])

    def fail_once() -> None:
        for failure in failures:
            raise failure

    monkeypatch.setattr(linters, "warm_up", fail_once)
    answers = [asha.post("/actions/fix-grammar", json={"text": TEXT}) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [500, 200]
