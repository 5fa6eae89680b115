"""The responses of the protocol's endpoints: for any web page, in JSON or in plain text."""

from http import HTTPStatus
from typing import Any

from django.http import HttpResponse

from sahienglish.core.errors import Problem
from sahienglish.core.json import dumps

TEXT = "text/plain; charset=utf-8"
TO_EVERY_ORIGIN = {"Access-Control-Allow-Origin": "*"}
"""No cookie counts here, so a web page can do no more than any other program that knows a key."""

_STATUSES = {
    HTTPStatus.UNAUTHORIZED: HTTPStatus.FORBIDDEN,
    HTTPStatus.BAD_GATEWAY: HTTPStatus.SERVICE_UNAVAILABLE,
    HTTPStatus.GATEWAY_TIMEOUT: HTTPStatus.SERVICE_UNAVAILABLE,
}
"""What clients know instead of a status they do not know."""


def as_json(data: Any) -> HttpResponse:
    """Respond in JSON; Emacs-langtool compares the media type letter by letter."""
    return HttpResponse(dumps(data), content_type="application/json", headers=TO_EVERY_ORIGIN)


def as_text(text: str) -> HttpResponse:
    """Respond with a few words."""
    return HttpResponse(text, content_type=TEXT, headers=TO_EVERY_ORIGIN)


def as_error(problem: Problem) -> HttpResponse:
    """Respond with the one line that clients show; JSON makes some of them crash."""
    headers = {name: value for name, value in problem.headers.items() if name == "Retry-After"}
    return HttpResponse(
        f"Error: {problem.detail}",
        status=_STATUSES.get(HTTPStatus(problem.status), problem.status),
        content_type=TEXT,
        headers=headers | TO_EVERY_ORIGIN,
    )
