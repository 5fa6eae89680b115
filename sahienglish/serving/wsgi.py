"""The blocking door for WSGI servers, with the same two stacks as under ASGI."""

from typing import TYPE_CHECKING, Any

from django.core.handlers.wsgi import WSGIHandler

from sahienglish.serving.stack import APIStack, is_site

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment


class APIHandler(APIStack, WSGIHandler):
    """Django's WSGI handler with the API's middleware only."""


class Application:
    """Send each request through the stack its path needs."""

    def __init__(self) -> None:
        self._api, self._site = APIHandler(), WSGIHandler()

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Any:
        handler = self._site if is_site(environ.get("PATH_INFO", "")) else self._api
        return handler(environ, start_response)
