"""Coroutine views: Django's asynchronous stack without the thread its own handler starts per request."""

import asyncio
from typing import cast

from django.core import signals
from django.urls import set_script_prefix

from sahienglish.core import routing
from sahienglish.http_server import asgi_responses
from sahienglish.http_server.api_handler import APIHandler
from sahienglish.http_server.asgi_messages import Receive, Send, until_client_leaves
from sahienglish.http_server.requests import ASGIRequest


class AsyncHandler(APIHandler):
    """Serve requests with coroutine views.

    No coroutine view may use the ORM: it asks the asynchronous client, or hops to a thread.
    A view with `cancel_on_disconnect` is cancelled when its client disconnects, so that no model works for a
    client that has gone.
    """

    def __init__(self) -> None:
        super().__init__()
        self.load_middleware(is_async=True)

    async def serve(self, request: ASGIRequest, receive: Receive, send: Send) -> None:
        """Respond to a request, or cancel its view if the client disconnects and the view allows it."""
        if routing.find(request.path_info).announces("cancel_on_disconnect"):
            await self._serve_while_wanted(request, receive, send)
        else:
            await self._serve(request, send)

    async def _serve_while_wanted(self, request: ASGIRequest, receive: Receive, send: Send) -> None:
        serving = cast("asyncio.Task[None]", asyncio.current_task())
        leaving = asyncio.ensure_future(until_client_leaves(receive))
        leaving.add_done_callback(lambda left: left.cancelled() or serving.cancel())
        try:
            await self._serve(request, send)
        except asyncio.CancelledError:
            if not leaving.done():  # The server stops.
                raise
            serving.uncancel()
        finally:
            leaving.cancel()

    async def _serve(self, request: ASGIRequest, send: Send) -> None:
        set_script_prefix("/")
        signals.request_started.send(sender=type(self), scope=request.scope)
        response = await self.get_response_async(request)
        try:
            if request.scope["http_version"] == "1.0":
                response = await asgi_responses.without_chunks(response)
            await asgi_responses.send(response, send)
        finally:
            response.close()
