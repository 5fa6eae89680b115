"""What is refused before any view sees it is answered like everything else."""

import logging

import pytest

from sahienglish.core import thread_pool
from sahienglish.core.errors import Overloaded
from sahienglish.core.gate import Gate
from tests.support.problems import assert_problem

TOO_LARGE = b"x" * (1024 * 1024 + 1)
BROWSER = {"Origin": "https://app.example.org", "X-Request-ID": "case-8"}


def assert_from_the_api(answer):
    """Check what the middleware adds, so that a browser app may read the answer."""
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "same-origin"
    assert answer.headers["x-request-id"] == "case-8"


@pytest.mark.parametrize("path", ["/auth/login", "/auth/login/", "/auth/refresh", "/actions/fix-grammar"])
def test_a_body_too_large_is_refused_like_any_error(api, path):
    answer = api.post(path, content=TOO_LARGE, headers=BROWSER)
    assert_problem(answer, 413, "body_too_large")
    assert_from_the_api(answer)
    speaks_oauth = path.startswith("/auth/")
    assert (answer.json().get("error") == "invalid_request") is speaks_oauth
    assert ("error_description" in answer.json()) is speaks_oauth


def test_a_body_too_large_for_a_path_that_is_not_there_is_refused_too(api):
    assert_problem(api.post("/nowhere", content=TOO_LARGE), 413, "body_too_large")


def test_a_full_pool_is_answered_like_any_error(api, monkeypatch):
    full = Gate(lambda: 0, full=lambda: Overloaded(retry_after=thread_pool.RETRY_AFTER_SECONDS))
    monkeypatch.setattr(thread_pool.shared(), "_gate", full)
    answer = api.post("/auth/login", json={}, headers=BROWSER)
    assert_problem(answer, 503, "overloaded")
    assert_from_the_api(answer)
    assert answer.headers["retry-after"] == "1"
    assert answer.json()["error"]


def test_a_refusal_leaves_one_line(api, caplog):
    with caplog.at_level(logging.INFO, "sahienglish.access"):
        api.post("/auth/login", content=TOO_LARGE)
    (line,) = [record for record in caplog.records if record.name == "sahienglish.access"]
    assert line.getMessage() == "POST /auth/login 413"
