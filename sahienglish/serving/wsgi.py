"""The blocking door for WSGI servers, with the same two stacks as under ASGI."""

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from sahienglish.common import errors
from sahienglish.serving.messages import Scope, refusal
from sahienglish.serving.stack import APIStack, is_site

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment


class APIHandler(APIStack, WSGIHandler):
    """Django's WSGI handler with the API's middleware and the limit of a body's size."""

    def get_response(self, request: HttpRequest) -> HttpResponseBase:
        length = request.META.get("CONTENT_LENGTH", "")
        if length.isdigit() and int(length) > settings.MAX_BODY_BYTES:
            return refusal(errors.BodyTooLarge(), _scope(request))
        return super().get_response(request)


class Application:
    """Send each request through the stack its path needs."""

    def __init__(self) -> None:
        self._api, self._site = APIHandler(), WSGIHandler()

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Any:
        handler = self._site if is_site(environ.get("PATH_INFO", "")) else self._api
        return handler(environ, start_response)


def _scope(request: HttpRequest) -> Scope:
    presented = request.META.get("HTTP_X_REQUEST_ID", "").encode("latin-1", "replace")
    return {"method": request.method, "path": request.path, "headers": [(b"x-request-id", presented)]}
