"""Errors of the admin are pages for people; those of every other path stay problem objects."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sahienglish.core import errors, problem_responses, routing
from sahienglish.core.errors import Problem
from sahienglish.core.logging import request_ids


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's `handler400`."""
    return _answer(request, errors.InvalidInput())


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's `handler403`."""
    return _answer(request, errors.PermissionDenied())


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Respond to an address of the admin that does not exist."""
    return _answer(request, errors.NotFound())


def server_error(request: HttpRequest) -> HttpResponse:
    """Django's `handler500`; Django has already logged the exception."""
    return _answer(request, errors.InternalError())


def _answer(request: HttpRequest, problem: Problem) -> HttpResponse:
    route = routing.find(request.path)
    if not route.is_site:
        return problem_responses.response(problem, route=route)
    context = {"app_name": settings.APP_NAME, "problem": problem, "request_id": request_ids.current()}
    return render(request, "sahienglish/admin_error.html", context, status=problem.status)
