"""Turn any exception into one `application/problem+json` response (RFC 9457)."""

import logging
from collections.abc import Callable, Iterator
from functools import partial
from http import HTTPStatus
from typing import Any

import orjson
from django.conf import settings
from django.core.exceptions import PermissionDenied as DjangoPermissionDenied
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation, TooManyFieldsSent
from django.db import DatabaseError as DjangoDatabaseError
from django.http import Http404, HttpResponse, UnreadablePostError
from pymongo import errors as mongo_errors
from rest_framework import exceptions as drf
from rest_framework.response import Response

from sahienglish.core import errors
from sahienglish.core.errors import FieldError, Problem
from sahienglish.core.json import JSONRenderer
from sahienglish.core.logging import request_ids
from sahienglish.core.routing import Route

CONTENT_TYPE = "application/problem+json"
DATABASE_RETRY_SECONDS = 2
REJECTED_WITH = "sahienglish.problem"
"""The key of `request.META` for the problem that keeps a request from every view."""

logger = logging.getLogger(__name__)


def body(problem: Problem, *, oauth: bool = False) -> dict[str, Any]:
    """Return the problem object; `oauth` adds the members that RFC 6749 §5.2 asks of token endpoints."""
    members: dict[str, Any] = {
        "type": f"{settings.APP_URL}/errors#{problem.code}",
        "title": problem.title,
        "status": problem.status,
        "detail": problem.detail,
        "code": problem.code,
        "request_id": request_ids.current(),
    }
    if problem.errors:
        members["errors"] = [error.as_dict() for error in problem.errors]
    if oauth:
        members |= {"error": problem.oauth_error, "error_description": problem.detail}
    return members | problem.extra


def response(problem: Problem, *, route: Route | None = None) -> HttpResponse:
    """Respond with a problem outside of DRF, in the form that the view of `route` uses."""
    if route and (own_form := route.announces("problem_response", None)):
        answer: HttpResponse = own_form(problem)
        return answer
    oauth = route is not None and route.announces("speaks_oauth")
    return HttpResponse(
        orjson.dumps(body(problem, oauth=oauth)),
        status=problem.status,
        content_type=CONTENT_TYPE,
        headers=problem.headers,
    )


def exception_handler(exc: Exception, context: dict[str, Any]) -> HttpResponse:
    """Respond to any exception of a DRF view.

    Views with `speaks_oauth` respond as token endpoints do. A view whose protocol has its own errors makes
    them in a static method `problem_response`.
    """
    # Even if the view responds with a page.
    context["request"].accepted_renderer = JSONRenderer()
    if isinstance(exc, drf.MethodNotAllowed) and context["request"].method == "OPTIONS":
        # DRF rejects it because the view has no description; the header `Allow` that it adds says enough.
        return Response(status=HTTPStatus.NO_CONTENT)
    problem = translate(exc)
    if isinstance(exc, drf.UnsupportedMediaType):
        readable = " or ".join(parser.media_type for parser in context["view"].parser_classes)
        problem = errors.UnsupportedMediaType(f"Send the body as {readable}.")
    if own_form := getattr(context["view"], "problem_response", None):
        answer: HttpResponse = own_form(problem)
        return answer
    oauth = getattr(context["view"], "speaks_oauth", False)
    return Response(
        body(problem, oauth=oauth),
        status=problem.status,
        content_type=CONTENT_TYPE,
        headers=problem.headers,
    )


def translate(exc: Exception) -> Problem:
    """Return the problem that stands for `exc`; an unexpected one is logged, and its details are hidden."""
    if isinstance(exc, Problem):
        return exc
    if isinstance(exc, drf.ValidationError):
        return errors.InvalidInput(errors=list(_field_errors(exc.get_full_details())))
    if isinstance(exc, mongo_errors.OperationFailure):
        return _unforeseen(exc)
    if isinstance(exc, mongo_errors.PyMongoError | DjangoDatabaseError):
        logger.warning("database unavailable: %s", type(exc).__name__)
        return errors.DatabaseUnavailable(retry_after=DATABASE_RETRY_SECONDS)
    for kind, problem in _EQUIVALENTS.items():
        if isinstance(exc, kind):
            return problem()
    return _unforeseen(exc)


_EQUIVALENTS: dict[type[Exception], Callable[[], Problem]] = {
    RequestDataTooBig: errors.BodyTooLarge,
    TooManyFieldsSent: partial(
        errors.InvalidInput, errors=[FieldError("", "too_many_fields", "There are too many fields.")]
    ),
    SuspiciousOperation: errors.InvalidInput,
    UnreadablePostError: errors.MalformedJSON,
    drf.ParseError: errors.MalformedJSON,
    drf.NotAuthenticated: errors.NotAuthenticated,
    drf.AuthenticationFailed: errors.TokenInvalid,
    drf.PermissionDenied: errors.PermissionDenied,
    DjangoPermissionDenied: errors.PermissionDenied,
    drf.MethodNotAllowed: errors.MethodNotAllowed,
    drf.UnsupportedMediaType: errors.UnsupportedMediaType,
    drf.NotFound: errors.NotFound,
    Http404: errors.NotFound,
}


def _unforeseen(exc: Exception) -> Problem:
    logger.error("unhandled %s", type(exc).__name__, exc_info=exc)
    return errors.InternalError()


def _field_errors(details: Any, path: str = "") -> Iterator[FieldError]:
    """Flatten DRF's nested `{field: [{message, code}]}` into one list."""
    if isinstance(details, dict) and "message" in details and "code" in details:
        yield FieldError(path, str(details["code"]), str(details["message"]))
    elif isinstance(details, dict):
        for key, value in details.items():
            name = "" if key == "non_field_errors" else str(key)
            yield from _field_errors(value, ".".join(filter(None, (path, name))))
    else:
        for value in details:
            yield from _field_errors(value, path)
