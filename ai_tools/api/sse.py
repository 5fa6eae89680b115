"""Server-sent events: a result that is heard while it is written."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from typing import Any, TypeAlias

from django.http import StreamingHttpResponse
from rest_framework.request import Request

from ai_tools.generation.explanations import Explanation
from ai_tools.tools.results import Listener, ToolResult
from sahienglish.core import problem_responses
from sahienglish.core.json import dumps

CONTENT_TYPE = "text/event-stream"
HEARTBEAT_SECONDS = 10
"""Proxies cut connections that stay silent, often after 60 or 30 seconds."""

Work: TypeAlias = Callable[[Listener], Awaitable[ToolResult]]


def are_wanted(request: Request) -> bool:
    """Tell whether the client names the stream and likes it as well as JSON (RFC 9110 §12.5.1).

    Who names nothing in particular, as in `*/*`, expects JSON.
    """
    if CONTENT_TYPE not in request.headers.get("Accept", "").lower():
        return False
    try:
        kinds = {f"{kind.main_type}/{kind.sub_type}": kind for kind in reversed(request.accepted_types)}
        stream = kinds.get(CONTENT_TYPE)
    except ValueError:
        # Django reads no media type of more than 10,000 characters.
        return False
    whole = request.accepted_type("application/json")
    return stream is not None and (whole is None or stream.quality >= whole.quality)


class EventStream(StreamingHttpResponse):
    """Respond with `delta` events and one `done` or `error`; closing the response cancels the work.

    The work goes on in a task of its own, so that silence can be bridged and nothing it holds waits
    for a slow client.
    """

    def __init__(self, work: Work) -> None:
        super().__init__(
            self._parts(),
            content_type=CONTENT_TYPE,
            headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
        )
        self._events: asyncio.Queue[bytes | None] = asyncio.Queue()
        self._admission: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._work = asyncio.ensure_future(self._do(work))

    def close(self) -> None:
        self._work.cancel()
        super().close()

    async def admission(self) -> None:
        """Wait until the work is admitted, or raise what rejects it: that is a problem, not yet a stream."""
        try:
            await self._admission
        except BaseException:
            self._work.cancel()
            raise

    def admitted(self) -> None:
        self._admission.set_result(None)

    def heard(self, words: str) -> None:
        if words:
            self._events.put_nowait(_event("delta", {"text": words}))

    def finished(self, result: ToolResult) -> None:
        self._events.put_nowait(_event("done", result.body()))

    def explained(self, found: Sequence[Explanation]) -> None:
        self._events.put_nowait(_event("explained", {"explanations": found}))

    async def _do(self, work: Work) -> None:
        try:
            await work(self)
        except Exception as failure:
            if not self._admission.done():
                self._admission.set_exception(failure)
            self._events.put_nowait(
                _event("error", problem_responses.body(problem_responses.translate(failure)))
            )
        finally:
            self._events.put_nowait(None)

    async def _parts(self) -> AsyncIterator[bytes]:
        while True:
            try:
                async with asyncio.timeout(HEARTBEAT_SECONDS):
                    event = await self._events.get()
            except TimeoutError:
                yield b": still at work\n\n"
                continue
            if event is None:
                return
            yield event


def _event(name: str, data: dict[str, Any]) -> bytes:
    return b"event: %s\ndata: %s\n\n" % (name.encode(), dumps(data))
