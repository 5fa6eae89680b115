"""Coroutine views: Django's asynchronous stack without the thread its own handler starts per request."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing, suppress
from typing import cast

from django.core import signals
from django.http.response import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.urls import set_script_prefix

from sahienglish.core import routing
from sahienglish.http_server.api_handler import APIStack
from sahienglish.http_server.asgi_messages import Receive, Send, send_whole, start_of
from sahienglish.http_server.requests import ASGIRequest


class AsyncHandler(APIStack):
    """Serve requests with coroutine views.

    No coroutine view may use the ORM: it asks the asynchronous client, or hops to a thread.
    A view with `cancel_on_disconnect` is cancelled when its client disconnects, so that no model works for a
    client that has gone.
    """

    def __init__(self) -> None:
        super().__init__()
        self.load_middleware(is_async=True)

    async def serve(self, request: ASGIRequest, receive: Receive, send: Send) -> None:
        """Answer a request, or cancel its view if the client disconnects and the view allows it."""
        if routing.find(request.path_info).announces("cancel_on_disconnect"):
            await self._serve_while_wanted(request, receive, send)
        else:
            await self._serve(request, send)

    async def _serve_while_wanted(self, request: ASGIRequest, receive: Receive, send: Send) -> None:
        serving = asyncio.ensure_future(self._serve(request, send))
        leaving = asyncio.ensure_future(_until_client_leaves(receive))
        await asyncio.wait((serving, leaving), return_when=asyncio.FIRST_COMPLETED)
        for task in (serving, leaving):
            task.cancel()
        with suppress(asyncio.CancelledError):
            await serving

    async def _serve(self, request: ASGIRequest, send: Send) -> None:
        set_script_prefix("/")
        signals.request_started.send(sender=type(self), scope=request.scope)
        response = await self.get_response_async(request)
        try:
            if request.scope["http_version"] == "1.0":
                response = await _without_chunks(response)
            await _send(response, send)
        finally:
            response.close()


async def _until_client_leaves(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _without_chunks(response: HttpResponseBase) -> HttpResponseBase:
    """Return a stream as a whole, for clients that know no chunked encoding (RFC 9112 §7.1)."""
    if not isinstance(response, StreamingHttpResponse):
        return response
    content = b"".join([part async for part in aiter(response)])
    return HttpResponse(content, status=response.status_code, headers=response.headers)


async def _send(response: HttpResponseBase, send: Send) -> None:
    if isinstance(response, HttpResponse):
        await send_whole(response, send)
        return
    await send(start_of(response))
    stream = aiter(cast(StreamingHttpResponse, response))
    async with aclosing(cast(AsyncGenerator[bytes], stream)) as parts:
        async for part in parts:
            await send({"type": "http.response.body", "body": part, "more_body": True})
    await send({"type": "http.response.body"})
