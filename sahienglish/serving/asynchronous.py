"""The async door: Django's asynchronous stack without the thread its own handler starts for each request."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing, suppress
from io import BytesIO
from typing import cast

from django.core import signals
from django.core.exceptions import RequestAborted, RequestDataTooBig
from django.core.handlers.asgi import ASGIRequest
from django.http.response import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.urls import set_script_prefix

from sahienglish.common import errors
from sahienglish.serving.messages import Receive, Scope, Send, read_body, refusal, start_of
from sahienglish.serving.stack import APIStack

LEAVING_CANCELS = ("/actions",)
"""Where a client that leaves ends the work, so that no model goes on for nobody."""


class AsyncDoor(APIStack):
    """Serve requests with coroutine views.

    Nothing behind this door may use the ORM: a view asks the asynchronous client, or hops to a thread.
    """

    def __init__(self) -> None:
        super().__init__()
        self.load_middleware(is_async=True)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            body = await read_body(scope, receive)
        except RequestAborted:
            return
        except RequestDataTooBig:
            await _send(refusal(errors.BodyTooLarge(), scope), send)
            return
        if scope["path"].startswith(LEAVING_CANCELS):
            await self._serve_while_wanted(scope, body, receive, send)
        else:
            await self._serve(scope, body, send)

    async def _serve_while_wanted(self, scope: Scope, body: BytesIO, receive: Receive, send: Send) -> None:
        serving = asyncio.ensure_future(self._serve(scope, body, send))
        leaving = asyncio.ensure_future(_until_client_leaves(receive))
        await asyncio.wait((serving, leaving), return_when=asyncio.FIRST_COMPLETED)
        for task in (serving, leaving):
            task.cancel()
        with suppress(asyncio.CancelledError):
            await serving

    async def _serve(self, scope: Scope, body: BytesIO, send: Send) -> None:
        set_script_prefix("/")
        signals.request_started.send(sender=type(self), scope=scope)
        try:
            request = ASGIRequest(scope, body)
        except UnicodeDecodeError:
            await _send(refusal(errors.InvalidInput("The path is not valid UTF-8."), scope), send)
            return
        response = await self.get_response_async(request)
        try:
            await _send(response, send)
        finally:
            response.close()


async def _until_client_leaves(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _send(response: HttpResponseBase, send: Send) -> None:
    await send(start_of(response))
    if isinstance(response, HttpResponse):
        await send({"type": "http.response.body", "body": response.content})
        return
    stream = aiter(cast(StreamingHttpResponse, response))
    async with aclosing(cast(AsyncGenerator[bytes], stream)) as parts:
        async for part in parts:
            await send({"type": "http.response.body", "body": part, "more_body": True})
    await send({"type": "http.response.body"})
