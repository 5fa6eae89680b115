"""Blocking views: Django's synchronous stack on one shared, bounded pool of threads."""

import asyncio
from typing import cast

from django.core import signals
from django.core.handlers.base import BaseHandler
from django.http.response import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.urls import set_script_prefix

from sahienglish.core import routing, thread_pool
from sahienglish.core.errors import Overloaded
from sahienglish.http_server import rejections
from sahienglish.http_server.api_handler import APIHandler
from sahienglish.http_server.asgi_messages import Send
from sahienglish.http_server.asgi_responses import send_whole, start_of
from sahienglish.http_server.requests import ASGIRequest


class BlockingHandler:
    """Serve requests with blocking views: one hop to a thread of the shared pool and back."""

    def __init__(self) -> None:
        self._api, self._site = APIHandler(), BaseHandler()
        self._api.load_middleware()
        self._site.load_middleware()
        self._pool = thread_pool.shared()

    async def serve(self, request: ASGIRequest, send: Send) -> None:
        """Respond to a request, or reject it if too many others wait."""
        response = await self._run(request)
        if isinstance(response, HttpResponse):
            await send_whole(response, send)
        else:
            await self._send_parts(cast(StreamingHttpResponse, response), send)

    async def _run(self, request: ASGIRequest) -> HttpResponseBase:
        try:
            return await self._pool.run(self._respond, request)
        except Overloaded as problem:
            return rejections.reject(request, problem)

    def _respond(self, request: ASGIRequest) -> HttpResponseBase:
        set_script_prefix("/")
        signals.request_started.send(sender=type(self), scope=request.scope)
        handler = self._site if routing.find(request.path_info).is_site else self._api
        response = handler.get_response(request)
        if not response.streaming:
            response.close()
        return response

    async def _send_parts(self, response: StreamingHttpResponse, send: Send) -> None:
        loop, executor = asyncio.get_running_loop(), self._pool.executor
        iterator = iter(response)
        try:
            await send(start_of(response))
            while (part := await loop.run_in_executor(executor, next, iterator, None)) is not None:
                await send({"type": "http.response.body", "body": part, "more_body": True})
            await send({"type": "http.response.body"})
        finally:
            await loop.run_in_executor(executor, response.close)
