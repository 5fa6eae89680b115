"""The one shape of every error."""

import httpx

MEMBERS = {"type", "title", "status", "detail", "code", "request_id"}


def assert_problem(answer: httpx.Response, status: int, code: str) -> None:
    """Check that `answer` is the problem object with this status and code."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    body = answer.json()
    assert set(body) >= MEMBERS
    assert (body["status"], body["code"]) == (status, code)
    assert body["request_id"] == answer.headers["x-request-id"]
