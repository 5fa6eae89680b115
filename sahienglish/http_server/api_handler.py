"""The middleware of the API: a short list that runs the same blocking and on the event loop."""

from typing import Any

from django.conf import settings
from django.core.handlers.base import BaseHandler
from django.core.handlers.exception import convert_exception_to_response
from django.http import HttpRequest
from django.urls import Resolver404, ResolverMatch
from django.utils.module_loading import import_string

from sahienglish.core import routing


class APIHandler(BaseHandler):
    """A Django handler that passes `API_MIDDLEWARE` only.

    Sessions, CSRF and messages cost a third of a lean request and mean nothing to an API that no
    cookie authenticates.
    """

    def load_middleware(self, is_async: bool = False) -> None:
        self._view_middleware: list[Any] = []
        self._template_response_middleware: list[Any] = []
        self._exception_middleware: list[Any] = []
        innermost: Any = getattr(self, "_get_response_async" if is_async else "_get_response")
        handler = convert_exception_to_response(innermost)
        for path in reversed(settings.API_MIDDLEWARE):
            handler = convert_exception_to_response(import_string(path)(handler))
        self._middleware_chain = handler

    def resolve_request(self, request: HttpRequest) -> ResolverMatch:
        match = routing.find(request.path_info).match
        if match is None:
            raise Resolver404({"path": request.path_info})
        request.resolver_match = match
        return match
