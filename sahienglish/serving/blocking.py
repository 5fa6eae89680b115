"""The blocking door: Django's synchronous stack on one shared, bounded pool of threads."""

import asyncio
from io import BytesIO
from typing import cast

from django.core import signals
from django.core.exceptions import RequestAborted, RequestDataTooBig
from django.core.handlers.asgi import ASGIRequest
from django.core.handlers.base import BaseHandler
from django.http.response import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.urls import set_script_prefix

from sahienglish.common import errors, threads
from sahienglish.common.errors import Problem
from sahienglish.serving.messages import Receive, Scope, Send, read_body, refusal, start_of
from sahienglish.serving.stack import APIStack, is_site


class BlockingDoor:
    """Serve requests with blocking views: one hop to a thread of the shared pool and back."""

    def __init__(self) -> None:
        self._api, self._site = APIStack(), BaseHandler()
        self._api.load_middleware()
        self._site.load_middleware()
        self._pool = threads.shared()

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
        try:
            return await self._pool.run(self._serve, scope, body)
        except Problem as problem:
            return refusal(problem, scope)

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
        loop, executor = asyncio.get_running_loop(), self._pool.executor
        iterator = iter(response)
        try:
            while (part := await loop.run_in_executor(executor, next, iterator, None)) is not None:
                await send({"type": "http.response.body", "body": part, "more_body": True})
            await send({"type": "http.response.body"})
        finally:
            await loop.run_in_executor(executor, response.close)
