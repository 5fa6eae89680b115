"""Reading a request from an ASGI server and sending the answer back."""

import logging
from collections.abc import Awaitable, Callable, Iterator
from http import HTTPStatus
from io import BytesIO
from typing import Any, TypeAlias

from django.conf import settings
from django.core.exceptions import RequestAborted, RequestDataTooBig
from django.http.response import HttpResponseBase

from sahienglish.common import measures, problems, request_ids
from sahienglish.common.errors import Problem

Scope: TypeAlias = dict[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[dict[str, Any]]]
Send: TypeAlias = Callable[[dict[str, Any]], Awaitable[None]]

logger = logging.getLogger("sahienglish.access")


async def read_body(scope: Scope, receive: Receive) -> BytesIO:
    """Return the whole body.

    Raises `RequestDataTooBig` over `MAX_BODY_BYTES`, before reading when the length is announced,
    and `RequestAborted` when the client leaves.
    """
    announced = next((value for name, value in scope["headers"] if name == b"content-length"), b"0")
    if announced.isdigit() and int(announced) > settings.MAX_BODY_BYTES:
        raise RequestDataTooBig
    body, size = BytesIO(), 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise RequestAborted
        chunk = message.get("body", b"")
        size += len(chunk)
        if size > settings.MAX_BODY_BYTES:
            raise RequestDataTooBig
        body.write(chunk)
        if not message.get("more_body", False):
            body.seek(0)
            return body


def refusal(problem: Problem, scope: Scope) -> HttpResponseBase:
    """Answer a request that never reaches a view."""
    presented = next((value for name, value in scope["headers"] if name == b"x-request-id"), b"")
    request_id = request_ids.adopt(presented.decode("latin-1"))
    response = problems.response(problem)
    response.headers[request_ids.HEADER] = request_id
    measures.count_request(method=scope["method"], route="refused", status=problem.status, seconds=0)
    logger.info("%s %s %s", scope["method"], scope["path"], problem.status)
    return response


def start_of(response: HttpResponseBase) -> dict[str, Any]:
    """Return the ASGI message with the status and the headers."""
    return {
        "type": "http.response.start",
        "status": response.status_code,
        "headers": list(_headers(response)),
    }


def _headers(response: HttpResponseBase) -> Iterator[tuple[bytes, bytes]]:
    if not response.streaming and response.status_code != HTTPStatus.NO_CONTENT:
        response.headers.setdefault("Content-Length", str(len(response.content)))  # type: ignore[attr-defined]
    for name, value in response.items():
        yield name.lower().encode("ascii"), value.encode("latin-1")
    for cookie in response.cookies.values():
        yield b"set-cookie", cookie.output(header="").strip().encode("ascii")
