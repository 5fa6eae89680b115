"""Both handlers for WSGI servers, with the same middleware as under ASGI."""

import asyncio
from collections.abc import Coroutine
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any, TypeVar

from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from sahienglish.core import problem_responses, routing
from sahienglish.core.errors import Problem
from sahienglish.core.json import JSONRenderer
from sahienglish.http_server import wsgi_bodies
from sahienglish.http_server.api_handler import APIHandler
from sahienglish.http_server.rejections import RejectionHandler
from sahienglish.http_server.requests import WSGIRequest

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

T = TypeVar("T")


class EventLoop:
    """One event loop on a thread of its own, so that coroutine views keep their connections.

    It begins with the first request, which is after a server has forked its workers.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._loop: asyncio.AbstractEventLoop | None = None

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """Run `work` on the loop and wait for its result."""
        return asyncio.run_coroutine_threadsafe(work, self._running()).result()

    def _running(self) -> asyncio.AbstractEventLoop:
        with self._lock:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                Thread(target=self._loop.run_forever, name="event-loop", daemon=True).start()
            return self._loop


class WSGIAPIHandler(APIHandler, WSGIHandler):
    """Django's WSGI handler with the API's middleware."""

    request_class = WSGIRequest


class WSGIAsyncHandler(WSGIAPIHandler):
    """The same for coroutine views; responses come as a whole, because streams need ASGI."""

    def __init__(self) -> None:
        super().__init__()
        self._loop = EventLoop()

    def load_middleware(self, is_async: bool = True) -> None:
        super().load_middleware(is_async=True)

    def get_response(self, request: HttpRequest) -> HttpResponseBase:
        request.META["HTTP_ACCEPT"] = JSONRenderer.media_type
        return self._loop.run(self.get_response_async(request))


class WSGIRejectionHandler(RejectionHandler, WSGIHandler):
    """The same for requests that must not reach a view."""

    request_class = WSGIRequest


class WSGISiteHandler(WSGIHandler):
    """Django's own, with the whole middleware."""

    request_class = WSGIRequest


class Application:
    """Send each request to the handler that its view needs."""

    def __init__(self) -> None:
        self._api, self._async, self._site = WSGIAPIHandler(), WSGIAsyncHandler(), WSGISiteHandler()
        self._rejecting = WSGIRejectionHandler()

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Any:
        try:
            wsgi_bodies.settle(environ)
        except Problem as problem:
            environ["CONTENT_TYPE"] = ""
            environ[problem_responses.REJECTED_WITH] = problem
            return self._rejecting(environ, start_response)
        return self._handler(environ.get("PATH_INFO", ""))(environ, start_response)

    def _handler(self, path: str) -> WSGIHandler:
        route = routing.find(path)
        if route.is_async:
            return self._async
        return self._site if route.is_site else self._api
