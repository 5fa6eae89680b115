"""Responses to requests that must not reach a view, with everything that the middleware adds."""

from functools import cache
from typing import cast

from django.http import HttpRequest, HttpResponse

from sahienglish.core import problem_responses, routing
from sahienglish.core.errors import Problem
from sahienglish.http_server.api_handler import APIHandler


class RejectionHandler(APIHandler):
    """Respond with the problem that a request carries. Nothing blocks, on threads or on the event loop."""

    def _get_response(self, request: HttpRequest) -> HttpResponse:
        return problem_responses.response(
            request.META[problem_responses.REJECTED_WITH], route=routing.find(request.path_info)
        )


def reject(request: HttpRequest, problem: Problem) -> HttpResponse:
    """Respond to a request with a problem, in place of its view."""
    request.META[problem_responses.REJECTED_WITH] = problem
    return response_to(request)


def response_to(request: HttpRequest) -> HttpResponse:
    """Respond to a request with the problem that it carries already."""
    return cast(HttpResponse, _handler().get_response(request))


@cache
def _handler() -> RejectionHandler:
    handler = RejectionHandler()
    handler.load_middleware()
    return handler
