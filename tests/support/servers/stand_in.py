"""A model server on loopback for tests and benchmarks: it speaks as Gemini does and as OpenAI does.

Nothing the service runs imports this module.
"""

import asyncio
import re
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

import orjson
from aiohttp import web

FENCED = re.compile(r"<(text-\w+)>\n(.*)\n</\1>", re.DOTALL)
GEMINI_REASONS = {"stop": "STOP", "length": "MAX_TOKENS", "content_filter": "SAFETY"}


def _same(text: str) -> str:
    return text


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What one request gets. By default the text between the fences, through `rewrite`, at once."""

    rewrite: Callable[[str], str] = _same
    status: int = 200
    body: bytes | None = None
    """Sent as it is, in place of an answer."""
    headers: dict[str, str] = field(default_factory=dict)
    finish: str | None = "stop"
    """OpenAI's `finish_reason`, or what corresponds to it; None leaves the answer without an end."""
    declines: bool = False
    delay: float = 0
    """Seconds before the first byte."""
    starts_after: threading.Event | None = None
    """Send nothing until this is set."""
    goes_on_after: threading.Event | None = None
    """Stop after the first word of a stream until this is set."""
    drops_after: int | None = None
    """Cut the connection after this many words of a stream, or bytes of a whole answer."""
    structures: bool = True
    """Whether answers that were asked for as JSON come as JSON."""
    explain: Callable[[dict[str, Any]], str | None] | None = None
    """Makes the explanation of an edit, by default a sentence with both words; None leaves it out."""


@dataclass(frozen=True, slots=True)
class Heard:
    """One request as it arrived."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]

    @property
    def is_gemini(self) -> bool:
        return "GenerateContent" in self.path or "generateContent" in self.path

    @property
    def streams(self) -> bool:
        return "streamGenerateContent" in self.path or bool(self.body.get("stream"))

    @property
    def system(self) -> str:
        if self.is_gemini:
            return str(self.body["systemInstruction"]["parts"][0]["text"])
        return str(self.body["messages"][0]["content"])

    @property
    def user(self) -> str:
        if self.is_gemini:
            return str(self.body["contents"][0]["parts"][0]["text"])
        return str(self.body["messages"][-1]["content"])

    @property
    def edits(self) -> list[dict[str, Any]]:
        """The edits to explain, if the request asks for explanations."""
        fenced = FENCED.search(self.user)
        if not fenced or '"explanations"' not in self.system:
            return []
        found: list[dict[str, Any]] = orjson.loads(fenced[2])
        return found

    @property
    def wants_json(self) -> bool:
        if self.is_gemini:
            return bool(self.body.get("generationConfig", {}).get("responseMimeType") == "application/json")
        return "response_format" in self.body

    def document(self, text: str, finish: str | None) -> dict[str, Any]:
        """Return an answer, or a piece of one, as the vendor writes it."""
        if self.is_gemini:
            reason = {"finishReason": GEMINI_REASONS[finish]} if finish else {}
            return {"candidates": [{"content": {"role": "model", "parts": [{"text": text}]}, **reason}]}
        part = "delta" if self.streams else "message"
        return {"choices": [{"index": 0, part: {"content": text}, "finish_reason": finish}]}

    def usage(self) -> dict[str, Any]:
        """Return the count of tokens, which may come on its own after the end."""
        if self.is_gemini:
            return {"usageMetadata": {"totalTokenCount": 1}}
        return {"choices": [], "usage": {"total_tokens": 1}}

    def refusal(self) -> dict[str, Any]:
        """Return how the vendor declines a text."""
        if self.is_gemini:
            return {"promptFeedback": {"blockReason": "PROHIBITED_CONTENT"}}
        return self.document("", "content_filter")


class StandIn:
    """Serve on a port of its own while the block runs.

    `replies` are used up in order, one a request; after them every request gets `otherwise`.
    """

    def __init__(self, otherwise: Reply | None = None) -> None:
        self.otherwise = otherwise or Reply()
        self.replies: deque[Reply] = deque()
        self.heard: list[Heard] = []
        self.left = threading.Event()
        """Set when a client went away before its answer was complete."""
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="stand-in", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self._start(), self._loop).result(10)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        asyncio.run_coroutine_threadsafe(self._runner.cleanup(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    @property
    def url(self) -> str:
        host, port = self._runner.addresses[0][:2]
        return f"http://{host}:{port}"

    def says(self, *replies: Reply) -> None:
        """Let the coming requests get `replies`, in order."""
        self.replies.extend(replies)

    async def _start(self) -> None:
        app = web.Application()
        app.router.add_route("*", "/{path:.*}", self._answer)
        self._runner = web.AppRunner(app, handler_cancellation=True, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0, backlog=2048).start()

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        # A redirect that is followed may come as a GET, without a body.
        heard = Heard(request.path, dict(request.headers), orjson.loads(await request.read() or b"{}"))
        self.heard.append(heard)
        reply = self.replies.popleft() if self.replies else self.otherwise
        try:
            await asyncio.sleep(reply.delay)
            await _set(reply.starts_after)
            if reply.body is not None or reply.status != 200:
                return await _raw(request, reply)
            return await (_stream if heard.streams else _whole)(request, heard, reply)
        except (asyncio.CancelledError, ConnectionResetError):
            self.left.set()
            raise


async def _set(event: threading.Event | None) -> None:
    while event and not event.is_set():  # noqa: ASYNC110 (set by the thread of the test)
        await asyncio.sleep(0.01)


async def _raw(request: web.Request, reply: Reply) -> web.StreamResponse:
    body = reply.body
    if body is None:
        body = orjson.dumps({"error": {"code": reply.status, "message": "scripted", "status": "SCRIPTED"}})
    headers = {"Content-Type": "application/json"} | reply.headers
    return web.Response(status=reply.status, body=body, headers=headers)


async def _whole(request: web.Request, heard: Heard, reply: Reply) -> web.StreamResponse:
    if heard.edits:
        text = _explained(heard, reply)
    else:
        text = _written(heard, reply)
        if heard.wants_json and reply.structures:
            text = orjson.dumps({"result": text}).decode()
    document = orjson.dumps(heard.refusal() if reply.declines else heard.document(text, reply.finish))
    if reply.drops_after is None:
        return web.Response(body=document, content_type="application/json", headers=reply.headers)
    response = web.StreamResponse(headers={"Content-Length": str(len(document))})
    response.content_type = "application/json"
    await response.prepare(request)
    await response.write(document[: reply.drops_after])
    return _dropped(request, response)


async def _stream(request: web.Request, heard: Heard, reply: Reply) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Type": "text/event-stream", **reply.headers})
    await response.prepare(request)
    if reply.declines:
        await _send(response, heard.refusal())
        return response
    for number, word in enumerate(re.findall(r"\s*\S+\s*?", _written(heard, reply))):
        if number == reply.drops_after:
            return _dropped(request, response)
        await _send(response, heard.document(word, None))
        await asyncio.sleep(0)
        await _set(reply.goes_on_after)
    if reply.finish:
        await _send(response, heard.document("", reply.finish))
        await _send(response, heard.usage())
    if not heard.is_gemini:
        await response.write(b"data: [DONE]\n\n")
    return response


async def _send(response: web.StreamResponse, document: dict[str, Any]) -> None:
    await response.write(b"data: " + orjson.dumps(document) + b"\n\n")


def _dropped(request: web.Request, response: web.StreamResponse) -> web.StreamResponse:
    if request.transport:
        request.transport.abort()
    return response


def _explained(heard: Heard, reply: Reply) -> str:
    explain = reply.explain or (lambda edit: f"Write “{edit['corrected']}”, not “{edit['written']}”.")
    made = [{"number": edit["number"], "explanation": explain(edit)} for edit in heard.edits]
    return orjson.dumps({"explanations": [one for one in made if one["explanation"] is not None]}).decode()


def _written(heard: Heard, reply: Reply) -> str:
    fenced = FENCED.search(heard.user)
    return reply.rewrite(fenced[2] if fenced else heard.user)
