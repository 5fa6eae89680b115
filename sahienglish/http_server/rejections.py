"""Answers to requests that no view may see, with all that the middleware adds to any other."""

from functools import cache
from typing import cast

from django.http import HttpRequest, HttpResponse

from sahienglish.core import problem_responses, routing
from sahienglish.http_server.api_handler import APIStack


class Refusals(APIStack):
    """Answer with the problem that a request carries; nothing here waits, so any thread or loop may ask."""

    def _get_response(self, request: HttpRequest) -> HttpResponse:
        return problem_responses.response(
            request.META[problem_responses.REFUSED], route=routing.find(request.path_info)
        )


def answer(request: HttpRequest) -> HttpResponse:
    """Refuse a request for what its `META` says under `REFUSED`."""
    return cast(HttpResponse, _stack().get_response(request))


@cache
def _stack() -> Refusals:
    stack = Refusals()
    stack.load_middleware()
    return stack
