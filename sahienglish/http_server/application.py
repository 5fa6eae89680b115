"""One ASGI application with two handlers: coroutine views on the event loop, blocking ones on threads."""

from django.core.exceptions import RequestAborted

from sahienglish.core import problem_responses, routing
from sahienglish.http_server import rejections
from sahienglish.http_server.asgi_messages import Receive, Scope, Send, read_request
from sahienglish.http_server.asgi_responses import send_whole
from sahienglish.http_server.async_handler import AsyncHandler
from sahienglish.http_server.blocking_handler import BlockingHandler
from sahienglish.http_server.lifespan import lifespan


class Application:
    """Send each request to the handler that its view needs.

    The view decides: a coroutine function runs on the event loop, anything else on a thread. A view that
    waits for a model or is called most is a coroutine, because threads contend for the interpreter
    (`docs/performance.md`).
    """

    def __init__(self) -> None:
        self._blocking = BlockingHandler()
        self._async = AsyncHandler()

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
        if problem_responses.REJECTED_WITH in request.META:
            await send_whole(rejections.response_to(request), send)
        elif routing.find(request.path_info).is_async:
            await self._async.serve(request, receive, send)
        else:
            await self._blocking.serve(request, send)
