"""One ASGI application with two doors: what runs on the event loop, and what blocks a thread."""

from django.core.exceptions import RequestAborted

from sahienglish.common import problems
from sahienglish.serving import refusals
from sahienglish.serving.asynchronous import AsyncDoor
from sahienglish.serving.blocking import BlockingDoor
from sahienglish.serving.lifespan import lifespan
from sahienglish.serving.messages import Receive, Scope, Send, read_request, send_whole

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
        if problems.REFUSED in request.META:
            await send_whole(refusals.answer(request), send)
        elif scope["path"].startswith(ASYNC_PATHS):
            await self._async.serve(request, receive, send)
        else:
            await self._blocking.serve(request, send)
