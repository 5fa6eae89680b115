"""Limits on clients that do not take their responses, and on how many connections a process holds."""

import asyncio
import sys
from functools import cache
from typing import Any

from django.conf import settings
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from sahienglish.core import routing
from sahienglish.core.errors import Overloaded
from sahienglish.http_server import rejections, sweeping
from sahienglish.http_server.asgi_messages import Receive, Scope, Send, without_content
from sahienglish.http_server.asgi_responses import send_whole
from sahienglish.http_server.counting_transport import CountingTransport

PATIENCE_SECONDS = 30
"""How long a client may take to go on with a request or a response. Slow phones do go on."""

PROGRESS_BYTES = 8 * 1024
"""How much must move in that time. A byte now and then does not count as going on."""

MAX_PIPELINED = 8
"""How many requests may wait on one connection for the responses before them."""

OTHER_DESCRIPTORS = 192
"""For files, logs, model servers, e-mail and the asynchronous database client."""

SPARE_CONNECTIONS = 16
"""Accepted beyond the limit, so that health checks get in and other clients learn when to try again."""

RETRY_AFTER_SECONDS = 1


class ResponseLimits(HttpToolsProtocol):
    """Cut off clients that do not take their responses, and keep the number of connections bounded.

    While there are too many, or too many bytes wait for clients, every connection that waits for its client
    is cut off unless it moves some bytes each second. Requests on the few spare connections are rejected with
    503, unless their view announces `served_when_full`. A view with `answers_half_closed` is answered even if
    its client has shut down its sending side; elsewhere that ends the request, because most clients leave
    that way.
    """

    patience: float = PATIENCE_SECONDS
    transport: CountingTransport  # type: ignore[assignment]

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        counting: Any = CountingTransport(transport, self.loop)
        super().connection_made(counting)
        self._received = self._moved_at_last_sweep = self._taken_before = 0
        self._half_closed = False
        self._writing_since = self.loop.time()
        surplus = len(self.connections) - self.most_connections()
        if surplus > SPARE_CONNECTIONS:
            self.transport.abort()
        elif surplus > 0:
            self.app = WhenFull(self.app)
            sweeping.begin(self.loop, self.connections, most=self.most_connections)

    @staticmethod
    def most_connections() -> int:
        """Return how many connections this process holds at the most."""
        return most_connections()

    def on_headers_complete(self) -> None:
        super().on_headers_complete()
        if len(self.pipeline) > MAX_PIPELINED:
            self.transport.abort()

    def pause_writing(self) -> None:
        super().pause_writing()
        if sweeping.buffered(self.connections) > sweeping.MAX_BUFFERED_BYTES:
            sweeping.begin(self.loop, self.connections, most=self.most_connections)

    def eof_received(self) -> bool:  # type: ignore[override]
        self._half_closed = self.is_answering() and routing.find(self.scope["path"]).announces(
            "answers_half_closed"
        )
        return self._half_closed

    def on_response_complete(self) -> None:
        super().on_response_complete()
        if self._half_closed and not self.pipeline:
            self.transport.close()

    def is_answering(self) -> bool:
        """Tell whether a response is under way, or a request that has come in completely waits for one."""
        if self.pipeline or self.cycle is None:
            return bool(self.pipeline)
        under_way = self.cycle.response_started or not self.cycle.more_body
        return under_way and not self.cycle.response_complete

    def is_taking_too_long(self) -> bool:
        """Tell whether the client has left bytes untaken for the whole patience."""
        taken, now = self.transport.taken, self.loop.time()
        if taken == self.transport.written or taken - self._taken_before >= PROGRESS_BYTES:
            self._taken_before, self._writing_since = taken, now
        return now - self._writing_since >= self.patience

    def waits_for_client(self) -> bool:
        """Tell whether the client has to send or to take something before this connection can go on."""
        return not self.is_answering() or self.transport.taken < self.transport.written

    def moved_since_last_sweep(self) -> int:
        """Return how many bytes went either way since the last call."""
        moved = self._received + self.transport.taken
        since, self._moved_at_last_sweep = moved - self._moved_at_last_sweep, moved
        return since


class WhenFull:
    """The application on a spare connection: it rejects every request that can wait."""

    def __init__(self, application: Any) -> None:
        self._application = application

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if routing.find(scope["path"]).announces("served_when_full"):
            await self._application(scope, receive, send)
            return
        response = rejections.reject(without_content(scope), Overloaded(retry_after=RETRY_AFTER_SECONDS))
        response.headers["Connection"] = "close"
        await send_whole(response, send)


@cache
def most_connections() -> int:
    """Return how many connections fit below the limit on open files, next to everything else."""
    if sys.platform == "win32":  # There is no such limit.
        return 512
    import resource  # noqa: PLC0415 (not on Windows)

    descriptors = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    others = OTHER_DESCRIPTORS + settings.BLOCKING_THREADS + SPARE_CONNECTIONS
    return max(descriptors // 4, descriptors - others)
