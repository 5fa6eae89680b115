"""Sending a response through an ASGI server."""

from collections.abc import AsyncGenerator, Iterator
from contextlib import aclosing
from http import HTTPStatus
from typing import Any, cast

from django.http.response import HttpResponse, HttpResponseBase, StreamingHttpResponse

from sahienglish.http_server.asgi_messages import Send


async def send(response: HttpResponseBase, send: Send) -> None:
    """Send a response: as a whole, or a stream part by part."""
    if isinstance(response, HttpResponse):
        await send_whole(response, send)
        return
    await send(start_of(response))
    stream = aiter(cast(StreamingHttpResponse, response))
    async with aclosing(cast(AsyncGenerator[bytes], stream)) as parts:
        async for part in parts:
            await send({"type": "http.response.body", "body": part, "more_body": True})
    await send({"type": "http.response.body"})


async def send_whole(response: HttpResponse, send: Send) -> None:
    """Send a response that is not streamed."""
    await send(start_of(response))
    await send({"type": "http.response.body", "body": response.content})


def start_of(response: HttpResponseBase) -> dict[str, Any]:
    """Return the ASGI message with the status and the headers."""
    return {
        "type": "http.response.start",
        "status": response.status_code,
        "headers": list(headers(response)),
    }


def headers(response: HttpResponseBase) -> Iterator[tuple[bytes, bytes]]:
    """Yield the headers and cookies of a response as ASGI wants them."""
    if not response.streaming and response.status_code != HTTPStatus.NO_CONTENT:
        response.headers.setdefault("Content-Length", str(len(response.content)))  # type: ignore[attr-defined]
    for name, value in response.items():
        yield name.lower().encode("ascii"), value.encode("latin-1")
    for cookie in response.cookies.values():
        yield b"set-cookie", cookie.output(header="").strip().encode("ascii")


async def without_chunks(response: HttpResponseBase) -> HttpResponseBase:
    """Return a stream as a whole, for clients that know no chunked encoding (RFC 9112 §7.1)."""
    if not isinstance(response, StreamingHttpResponse):
        return response
    content = b"".join([part async for part in aiter(response)])
    return HttpResponse(content, status=response.status_code, headers=response.headers)
