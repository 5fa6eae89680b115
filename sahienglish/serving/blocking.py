"""The blocking door: Django's synchronous stack on one shared, bounded pool of threads."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from typing import cast

from django.conf import settings
from django.core import signals
from django.core.exceptions import RequestAborted, RequestDataTooBig
from django.core.handlers.asgi import ASGIRequest
from django.core.handlers.base import BaseHandler
from django.http.response import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.urls import set_script_prefix

from sahienglish.common import errors
from sahienglish.serving.messages import Receive, Scope, Send, read_body, refusal, start_of
from sahienglish.serving.stack import APIStack, is_site

RETRY_AFTER_SECONDS = 1


class BlockingDoor:
    """Serve requests with blocking views: one hop to a pool thread and back.

    At most `BLOCKING_THREADS` run and `BLOCKING_QUEUE` wait; one more is answered 503 at once.
    """

    def __init__(self) -> None:
        self._api, self._site = APIStack(), BaseHandler()
        self._api.load_middleware()
        self._site.load_middleware()
        self._pool = ThreadPoolExecutor(settings.BLOCKING_THREADS, thread_name_prefix="blocking")
        self._room = settings.BLOCKING_THREADS + settings.BLOCKING_QUEUE

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            body = await read_body(scope, receive)
        except RequestAborted:
            return
        except RequestDataTooBig:
            response: HttpResponseBase = refusal(errors.BodyTooLarge(), scope)
        else:
            response = await self._respond(scope, body)
        await send(start_of(response))
        if isinstance(response, HttpResponse):
            await send({"type": "http.response.body", "body": response.content})
        else:
            await self._send_parts(cast(StreamingHttpResponse, response), send)

    async def _respond(self, scope: Scope, body: BytesIO) -> HttpResponseBase:
        if self._room <= 0:
            return refusal(errors.Overloaded(retry_after=RETRY_AFTER_SECONDS), scope)
        self._room -= 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._pool, self._serve, scope, body)
        finally:
            self._room += 1

    def _serve(self, scope: Scope, body: BytesIO) -> HttpResponseBase:
        set_script_prefix("/")
        signals.request_started.send(sender=type(self), scope=scope)
        try:
            request = ASGIRequest(scope, body)
        except UnicodeDecodeError:
            return refusal(errors.InvalidInput("The path is not valid UTF-8."), scope)
        stack = self._site if is_site(request.path_info) else self._api
        response = stack.get_response(request)
        if not response.streaming:
            response.close()
        return response

    async def _send_parts(self, response: StreamingHttpResponse, send: Send) -> None:
        loop, iterator = asyncio.get_running_loop(), iter(response)
        try:
            while (part := await loop.run_in_executor(self._pool, next, iterator, None)) is not None:
                await send({"type": "http.response.body", "body": part, "more_body": True})
            await send({"type": "http.response.body"})
        finally:
            await loop.run_in_executor(self._pool, response.close)
