"""Both doors for WSGI servers, with the same stacks as under ASGI."""

import asyncio
from collections.abc import Coroutine
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any, TypeVar

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from sahienglish.common import errors
from sahienglish.common.json import JSONRenderer
from sahienglish.serving.doors import ASYNC_PATHS
from sahienglish.serving.messages import Scope, refusal
from sahienglish.serving.stack import APIStack, is_site

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
        """Wait for `work` to be done there."""
        return asyncio.run_coroutine_threadsafe(work, self._running()).result()

    def _running(self) -> asyncio.AbstractEventLoop:
        with self._lock:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                Thread(target=self._loop.run_forever, name="event-loop", daemon=True).start()
            return self._loop


class APIHandler(APIStack, WSGIHandler):
    """Django's WSGI handler with the API's middleware and the limit of a body's size."""

    def get_response(self, request: HttpRequest) -> HttpResponseBase:
        length = request.META.get("CONTENT_LENGTH", "")
        if length.isdigit() and int(length) > settings.MAX_BODY_BYTES:
            return refusal(errors.BodyTooLarge(), _scope(request))
        return self._answer(request)

    def _answer(self, request: HttpRequest) -> HttpResponseBase:
        return super().get_response(request)


class CoroutineHandler(APIHandler):
    """The same for coroutine views; answers come as a whole, for streams need ASGI."""

    def __init__(self) -> None:
        super().__init__()
        self._loop = EventLoop()

    def load_middleware(self, is_async: bool = True) -> None:
        super().load_middleware(is_async=True)

    def _answer(self, request: HttpRequest) -> HttpResponseBase:
        request.META["HTTP_ACCEPT"] = JSONRenderer.media_type
        return self._loop.run(self.get_response_async(request))


class Application:
    """Send each request through the stack its path needs."""

    def __init__(self) -> None:
        self._api, self._coroutines, self._site = APIHandler(), CoroutineHandler(), WSGIHandler()

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Any:
        path = environ.get("PATH_INFO", "")
        if path.startswith(ASYNC_PATHS):
            handler: WSGIHandler = self._coroutines
        else:
            handler = self._site if is_site(path) else self._api
        return handler(environ, start_response)


def _scope(request: HttpRequest) -> Scope:
    presented = request.META.get("HTTP_X_REQUEST_ID", "").encode("latin-1", "replace")
    return {"method": request.method, "path": request.path, "headers": [(b"x-request-id", presented)]}
