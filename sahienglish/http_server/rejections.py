"""Responses to requests that must not reach a view, with everything that the middleware adds."""

from functools import cache
from typing import cast

from django.http import HttpRequest, HttpResponse

from sahienglish.core import problem_responses, routing
from sahienglish.core.errors import Problem
from sahienglish.http_server.api_handler import APIStack
from sahienglish.http_server.asgi_messages import Scope, without_content


class Refusals(APIStack):
    """Respond with the problem that a request carries. Nothing blocks, on threads or on the event loop."""

    def _get_response(self, request: HttpRequest) -> HttpResponse:
        return problem_responses.response(
            request.META[problem_responses.REFUSED], route=routing.find(request.path_info)
        )


def answer(request: HttpRequest) -> HttpResponse:
    """Reject a request with the problem that its `META` holds under `REFUSED`."""
    return cast(HttpResponse, _stack().get_response(request))


def reject(scope: Scope, problem: Problem) -> HttpResponse:
    """Reject a request after only its head was read."""
    request = without_content(scope)
    request.META[problem_responses.REFUSED] = problem
    return answer(request)


@cache
def _stack() -> Refusals:
    stack = Refusals()
    stack.load_middleware()
    return stack
