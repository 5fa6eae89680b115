"""Which problems a view can respond with, and how they look in `/openapi.json`."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from sahienglish.core import errors
from sahienglish.core.errors import Presented, Problem, TokenInvalid
from sahienglish.core.logging import request_ids
from sahienglish.core.problem_responses import CONTENT_TYPE
from sahienglish.rate_limits.account_limits import limit_of

REQUEST_ID = {"schema": {"type": "string"}, "description": "The id under which the log knows this request."}

EVERYWHERE = (
    errors.MethodNotAllowed,
    errors.HeadersTooLarge,
    errors.InternalError,
    errors.DatabaseUnavailable,
    errors.Overloaded,
)
WITH_TOKEN = (errors.NotAuthenticated, errors.TokenInvalid, errors.TokenExpired)
WITH_BODY = (
    errors.InvalidInput,
    errors.MalformedJSON,
    errors.LengthRequired,
    errors.BodyTooLarge,
    errors.UnsupportedMediaType,
)


def named_by(view: Any, method: str) -> Iterator[tuple[int, type[Problem]]]:
    """Yield the problems that a view names in `problems`, each with its status.

    `problems` is a tuple of classes, or a dict of such tuples by action or method.
    """
    named = getattr(view, "problems", ())
    if isinstance(named, dict):
        named = named.get(getattr(view, "action", None) or method.lower(), ())
    for problem in named:
        # A view names the tokens of its input; those that authenticate its caller are `WITH_TOKEN`.
        yield Presented.AS_INPUT if issubclass(problem, TokenInvalid) else problem.status, problem


def general(view: Any, method: str, path: str, *, takes_body: bool) -> Iterator[tuple[int, type[Problem]]]:
    """Yield the problems of authentication, limits, bodies and of every request, each with its status."""
    found: list[type[Problem]] = []
    for authenticator in view.get_authenticators():
        found += *WITH_TOKEN, *getattr(authenticator, "problems", ())
    if found and view.throttle_classes and limit_of(view, method):
        found.append(errors.RateLimited)
    found += WITH_BODY if takes_body else ()
    found += [errors.NotFound] if "{" in path else []
    found += EVERYWHERE
    for problem in found:
        yield problem.status, problem


def responses(found: Iterable[tuple[int, type[Problem]]], schema: dict[str, Any]) -> dict[str, Any]:
    """Return the responses with problems, by status."""
    by_status: dict[int, list[type[Problem]]] = defaultdict(list)
    for status, problem in dict.fromkeys(found):
        by_status[status].append(problem)
    return {str(int(status)): _response(status, by_status[status], schema) for status in sorted(by_status)}


def _response(status: int, problems: list[type[Problem]], schema: dict[str, Any]) -> dict[str, Any]:
    """Return the response of one status, with an example for each problem."""
    headers = {request_ids.HEADER: REQUEST_ID}
    if status in {429, 503}:
        headers["Retry-After"] = {"schema": {"type": "integer"}, "description": "Whole seconds."}
    if status == 401:
        headers["WWW-Authenticate"] = {"schema": {"type": "string"}, "description": "RFC 6750 §3."}
    if status == 405:
        headers["Allow"] = {"schema": {"type": "string"}, "description": "The methods there are."}
    examples = {
        problem.code: {"summary": problem.title, "value": _example(status, problem)} for problem in problems
    }
    return {
        "description": "\n".join(f"`{problem.code}`: {problem.title}." for problem in problems),
        "headers": headers,
        "content": {CONTENT_TYPE: {"schema": schema, "examples": examples}},
    }


def _example(status: int, problem: type[Problem]) -> dict[str, Any]:
    example: dict[str, Any] = {
        "type": f"https://api.example.org/errors#{problem.code}",
        "title": problem.title,
        "status": int(status),
        "detail": problem.title,
        "code": problem.code,
        "request_id": "3f1c9a52b7d04e68",
    }
    if problem is errors.InvalidInput:
        example["errors"] = [{"field": "email", "code": "required", "message": "This field is required."}]
    return example


def component() -> dict[str, Any]:
    text = {"type": "string"}
    field_error = {"field": text, "code": text, "message": text}
    return {
        "type": "object",
        "description": "What every error looks like (RFC 9457).",
        "required": ["type", "title", "status", "detail", "code", "request_id"],
        "properties": {
            "type": {"type": "string", "format": "uri"},
            "title": text,
            "status": {"type": "integer"},
            "detail": text,
            "code": {"type": "string", "enum": sorted({problem.code for problem in errors.catalogue()})},
            "request_id": text,
            "errors": {
                "type": "array",
                "items": {"type": "object", "required": list(field_error), "properties": field_error},
            },
            "error": {**text, "description": "RFC 6749 §5.2, on the token endpoints."},
            "error_description": text,
        },
    }
