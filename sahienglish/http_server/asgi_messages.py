"""Reading a request from an ASGI server."""

from collections.abc import Awaitable, Callable
from io import BytesIO
from typing import Any, TypeAlias

from django.conf import settings
from django.core.exceptions import RequestAborted

from sahienglish.core import errors, problem_responses
from sahienglish.core.errors import Problem
from sahienglish.http_server.requests import ASGIRequest

Scope: TypeAlias = dict[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[dict[str, Any]]]
Send: TypeAlias = Callable[[dict[str, Any]], Awaitable[None]]


async def read_request(scope: Scope, receive: Receive) -> ASGIRequest:
    """Return the request with its whole body, or with the problem that keeps it from every view.

    Raises `RequestAborted` if the client disconnects.
    """
    try:
        _check_head(scope)
        body, size = await _read_body(scope, receive)
        request = _request(scope, body)
    except Problem as problem:
        request = without_content(scope)
        request.META[problem_responses.REJECTED_WITH] = problem
    else:
        # A chunked body announces no length, and DRF treats a body without a length as absent.
        request.META["CONTENT_LENGTH"] = str(size)
    return request


def _check_head(scope: Scope) -> None:
    """Reject a request without exactly one `Host` (RFC 9112 §3.2), or with a body that is compressed."""
    headers: list[tuple[bytes, bytes]] = scope["headers"]
    hosts = sum(name == b"host" for name, _ in headers)
    if hosts > 1 or (hosts == 0 and scope["http_version"] != "1.0"):
        raise errors.InvalidInput("A request has exactly one header Host.")
    if any(name == b"content-encoding" and value.lower() != b"identity" for name, value in headers):
        raise errors.UnsupportedMediaType("Send the body without Content-Encoding.")


async def _read_body(scope: Scope, receive: Receive) -> tuple[BytesIO, int]:
    """Return the body and its size.

    Raises `BodyTooLarge` over `MAX_BODY_BYTES`, before reading when the length is announced.
    """
    announced = next((value for name, value in scope["headers"] if name == b"content-length"), b"0")
    if announced.isdigit() and int(announced) > settings.MAX_BODY_BYTES:
        raise errors.BodyTooLarge
    body, size = BytesIO(), 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise RequestAborted
        chunk = message.get("body", b"")
        size += len(chunk)
        if size > settings.MAX_BODY_BYTES:
            raise errors.BodyTooLarge
        body.write(chunk)
        if not message.get("more_body", False):
            body.seek(0)
            return body, size


def _request(scope: Scope, body: BytesIO) -> ASGIRequest:
    try:
        return ASGIRequest(scope, body)
    except ValueError as error:
        raise errors.InvalidInput("The query or the header Content-Type cannot be read.") from error


def without_content(scope: Scope) -> ASGIRequest:
    """Return the part of the request that can always be read."""
    headers = [header for header in scope["headers"] if header[0] != b"content-type"]
    return ASGIRequest({**scope, "headers": headers, "query_string": b""}, BytesIO())


async def until_client_leaves(receive: Receive) -> None:
    """Return when the client has disconnected."""
    while (await receive())["type"] != "http.disconnect":
        pass
