"""HTTP/1.1 on one connection: uvicorn's protocol with limits on waiting and on bytes."""

import asyncio
import logging

import httptools
from django.conf import settings
from django.http import HttpResponse
from uvicorn.protocols.http.httptools_impl import STATUS_LINE

from sahienglish.core import errors, metrics, problem_responses
from sahienglish.core.errors import Problem
from sahienglish.core.logging import request_ids
from sahienglish.http_server.asgi_responses import start_of
from sahienglish.http_server.response_limits import PROGRESS_BYTES, ResponseLimits

MAX_HEAD_BYTES = 64 * 1024
"""For the request line and the headers: several times what any browser or proxy sends."""

READ_BYTES = 16 * 1024
"""Bytes that are read before the limits are checked again; a client may exceed a limit by as many."""

CONTENT_FACTOR = 8
"""How often `MAX_BODY_BYTES` the content of a request may take on the wire. A chunked body takes more, and
the rest of a rejected body is read, too, or else the client would not see the response."""

LINGER_SECONDS = 2
"""How long a rejected client has to read the response."""

logger = logging.getLogger("sahienglish.access")


class Protocol(ResponseLimits):
    """Limit the head of a request and the time it takes to arrive; ignore offers of other protocols.

    The clock runs while the client owes bytes of a request or leaves bytes of a response untaken. How long
    a view works on a response is limited by the view.
    """

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._bytes_left = MAX_HEAD_BYTES
        self._in_head = True
        self._begin_waiting()
        self._next_check = self.loop.call_later(self.patience / 3, self._check_progress)

    def connection_lost(self, exc: Exception | None) -> None:
        self._next_check.cancel()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        self._unset_keepalive_if_required()
        self._received += len(data)
        if len(data) <= READ_BYTES:
            self._read(data)
            return
        for start in range(0, len(data), READ_BYTES):
            self._read(data[start : start + READ_BYTES])
            if self._bytes_left < 0:
                return

    def _read(self, data: bytes) -> None:
        try:
            self._parse(data)
        except httptools.HttpParserError:
            self._reject(errors.InvalidInput("This is not a request of HTTP/1.1."))
            return
        self._bytes_left -= len(data)
        if self._bytes_left < 0 and self._in_head:
            self._reject(errors.HeadersTooLarge())
        elif self._bytes_left < 0:
            self.transport.abort()

    def _parse(self, data: bytes) -> None:
        while True:
            try:
                self.parser.feed_data(data)
            except httptools.HttpParserUpgrade as offer:
                data = self._without_offer() + data[offer.args[0] :]
            else:
                return

    def _without_offer(self) -> bytes:
        """Return the head to be read in place of one that offers another protocol (RFC 9110 §7.8).

        The parser stops after such a head, as if what follows were no longer HTTP.
        """
        if (method := self.parser.get_method()) == b"CONNECT":
            raise httptools.HttpParserError
        lines = [b"%b %b HTTP/%b" % (method, self.url, self.parser.get_http_version().encode())]
        lines += [b"%b: %b" % header for header in self.headers if header[0] != b"upgrade"]
        self.parser = httptools.HttpRequestParser(self)
        self.parser.set_dangerous_leniencies(lenient_data_after_close=True)
        return b"\r\n".join([*lines, b"", b""])

    def on_message_begin(self) -> None:
        self._bytes_left = MAX_HEAD_BYTES
        self._in_head = True
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        self._bytes_left = CONTENT_FACTOR * settings.MAX_BODY_BYTES
        self._in_head = False
        if not self.parser.should_upgrade():
            super().on_headers_complete()

    def on_message_complete(self) -> None:
        if not self.parser.should_upgrade():
            super().on_message_complete()

    def _reject(self, problem: Problem) -> None:
        """Respond and read no further, or only disconnect if another response is under way."""
        self._bytes_left = -1
        if self.is_answering():
            self.transport.abort()
            return
        if self.cycle is not None:
            self.cycle.disconnected = True
            self.cycle.message_event.set()
        request_ids.adopt(None)
        logger.info("a request that cannot be read: %s", problem.status, extra={"status": problem.status})
        metrics.count_request(method=None, route="refused", status=problem.status, seconds=0)
        self.transport.write(_on_the_wire(problem))
        self._hang_up()

    def _hang_up(self) -> None:
        """Close, but not at once: unread data would make the system drop the response."""
        self._next_check.cancel()
        self.connections.discard(self)
        self.transport.set_protocol(asyncio.Protocol())
        if self.transport.can_write_eof():
            self.transport.write_eof()
        self.loop.call_later(LINGER_SECONDS, self.transport.abort)

    def _check_progress(self) -> None:
        """Cut the client off if it keeps a request or a response waiting for too long."""
        if self.is_taking_too_long():
            self.transport.abort()
            return
        waited = self.loop.time() - self._waiting_since
        progress = self._received - self._received_before
        if not self._is_owed() or self.scope is not self._owed or progress >= PROGRESS_BYTES:
            self._begin_waiting()
        elif waited >= self.patience:
            self.transport.abort()
            return
        self._next_check = self.loop.call_later(self.patience / 3, self._check_progress)

    def _begin_waiting(self) -> None:
        self._owed = self.scope
        self._received_before = self._received
        self._waiting_since = self.loop.time()

    def _is_owed(self) -> bool:
        """Tell whether it is the client's turn; how long it may say nothing at all is uvicorn's affair."""
        return not (self.is_answering() or self.flow.read_paused or self.timeout_keep_alive_task)


def _on_the_wire(problem: Problem) -> bytes:
    response: HttpResponse = problem_responses.response(problem)
    response.headers[request_ids.HEADER] = request_ids.current()
    response.headers["Connection"] = "close"
    headers = (b"%b: %b\r\n" % header for header in start_of(response)["headers"])
    return b"".join([STATUS_LINE[problem.status], *headers, b"\r\n", response.content])
