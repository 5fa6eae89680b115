"""One ASGI application with two doors: what runs on the event loop, and what blocks a thread."""

from django.core.exceptions import RequestAborted

from sahienglish.core import problem_responses
from sahienglish.http_server import rejections
from sahienglish.http_server.asgi_messages import Receive, Scope, Send, read_request, send_whole
from sahienglish.http_server.async_handler import AsyncDoor
from sahienglish.http_server.blocking_handler import BlockingDoor
from sahienglish.http_server.lifespan import lifespan

ASYNC_PATHS = ("/actions", "/templates", "/auth/profile", "/auth/refresh")
"""Where the views are coroutines: calls that wait for a model, and those that are made most, which cost less
where threads do not contend for the interpreter (`docs/performance.md`)."""


class Application:
    """Send each request through its door."""

    def __init__(self) -> None:
        self._blocking = BlockingDoor()
        self._async = AsyncDoor()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await lifespan(scope, receive, send)
        elif scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close"})
        else:
            await self._serve(scope, receive, send)

    async def _serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            request = await read_request(scope, receive)
        except RequestAborted:
            return
        if problem_responses.REFUSED in request.META:
            await send_whole(rejections.answer(request), send)
        elif scope["path"].startswith(ASYNC_PATHS):
            await self._async.serve(request, receive, send)
        else:
            await self._blocking.serve(request, send)
