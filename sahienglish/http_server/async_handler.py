"""The async door: Django's asynchronous stack without the thread its own handler starts for each request."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing, suppress
from typing import cast

from django.core import signals
from django.http.response import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.urls import set_script_prefix

from sahienglish.http_server.api_handler import APIStack
from sahienglish.http_server.asgi_messages import Receive, Send, send_whole, start_of
from sahienglish.http_server.requests import ASGIRequest

LEAVING_CANCELS = ("/actions",)
"""Where a client that leaves ends the work, so that no model goes on for nobody."""


class AsyncDoor(APIStack):
    """Serve requests with coroutine views.

    Nothing behind this door may use the ORM: a view asks the asynchronous client, or hops to a thread.
    """

    def __init__(self) -> None:
        super().__init__()
        self.load_middleware(is_async=True)

    async def serve(self, request: ASGIRequest, receive: Receive, send: Send) -> None:
        """Answer a request, or stop answering it where nobody waits any more."""
        if request.path.startswith(LEAVING_CANCELS):
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
            await _send(response, send)
        finally:
            response.close()


async def _until_client_leaves(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


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
