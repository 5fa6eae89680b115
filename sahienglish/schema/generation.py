"""How a view becomes a part of `/openapi.json`: its answers, and every problem it can answer with."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import ResolvedComponent

from sahienglish.common import errors, request_ids
from sahienglish.common.errors import Problem
from sahienglish.common.problems import CONTENT_TYPE

EVERYWHERE = (errors.MethodNotAllowed, errors.InternalError, errors.DatabaseUnavailable, errors.Overloaded)
WITH_TOKEN = (errors.NotAuthenticated, errors.TokenInvalid, errors.TokenExpired)
WITH_BODY = (errors.InvalidInput, errors.MalformedJSON, errors.BodyTooLarge, errors.UnsupportedMediaType)


class ContractSchema(AutoSchema):
    """Describe a view together with its problems.

    A view names what it raises beyond the general errors in `problems`, a tuple of `Problem` classes,
    or a dict of them by action or method.
    """

    def get_tags(self) -> list[str]:
        return [self.path.strip("/").split("/")[0]]

    def get_operation_id(self) -> str:
        """Name the call by its path and method, as in `auth_verify_otp_post`."""
        words = [word.replace("-", "_") for word in self._tokenize_path()]
        suffix = "one_" if self.path.endswith("}") else ""
        return "_".join(words) + f"_{suffix}{self.method.lower()}"

    def _get_response_bodies(self, direction: str = "response") -> dict[str, Any]:
        bodies: dict[str, Any] = super()._get_response_bodies(direction)  # type: ignore[arg-type]
        for body in bodies.values():
            body.setdefault("headers", {})[request_ids.HEADER] = _REQUEST_ID
        return bodies | self._problem_bodies()

    def _problem_bodies(self) -> dict[str, Any]:
        by_status: dict[int, list[type[Problem]]] = defaultdict(list)
        for problem in dict.fromkeys(self._problems()):
            by_status[problem.status].append(problem)
        schema = self._problem_component().ref
        return {str(status): _answer(by_status[status], schema) for status in sorted(by_status)}

    def _problems(self) -> Iterable[type[Problem]]:
        named = getattr(self.view, "problems", ())
        if isinstance(named, dict):
            named = named.get(getattr(self.view, "action", None) or self.method.lower(), ())
        yield from named
        if self.view.get_authenticators():
            yield from WITH_TOKEN
        if self.method in {"POST", "PUT", "PATCH"} or self.view.get_parsers() == []:
            yield from WITH_BODY
        if "{" in self.path:
            yield errors.NotFound
        yield from EVERYWHERE

    def _problem_component(self) -> ResolvedComponent:
        component = ResolvedComponent("Problem", ResolvedComponent.SCHEMA, _problem_schema(), "Problem")
        self.registry.register_on_missing(component)
        return component


def _answer(problems: list[type[Problem]], schema: dict[str, Any]) -> dict[str, Any]:
    headers = {request_ids.HEADER: _REQUEST_ID}
    if problems[0].status in {429, 503}:
        headers["Retry-After"] = {"schema": {"type": "integer"}, "description": "Whole seconds."}
    if problems[0].status == 401:
        headers["WWW-Authenticate"] = {"schema": {"type": "string"}, "description": "RFC 6750 §3."}
    examples = {problem.code: {"summary": problem.title, "value": _example(problem)} for problem in problems}
    return {
        "description": "\n".join(f"`{problem.code}`: {problem.title}." for problem in problems),
        "headers": headers,
        "content": {CONTENT_TYPE: {"schema": schema, "examples": examples}},
    }


def _example(problem: type[Problem]) -> dict[str, Any]:
    example: dict[str, Any] = {
        "type": f"https://api.example.org/errors#{problem.code}",
        "title": problem.title,
        "status": problem.status,
        "detail": problem.title,
        "code": problem.code,
        "request_id": "3f1c9a52b7d04e68",
    }
    if problem is errors.InvalidInput:
        example["errors"] = [{"field": "email", "code": "required", "message": "This field is required."}]
    return example


def _problem_schema() -> dict[str, Any]:
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


_REQUEST_ID = {"schema": {"type": "string"}, "description": "The id under which the log knows this request."}


class AccessTokenScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """Tell Swagger UI how to get an access token: its Authorize button asks for e-mail and password."""

    target_class = "accounts.authentication.AccessTokenAuthentication"
    name = "accessToken"

    def get_security_definition(self, auto_schema: AutoSchema) -> dict[str, Any]:
        flow = {"tokenUrl": "/auth/login", "refreshUrl": "/auth/refresh", "scopes": {}}
        return {"type": "oauth2", "flows": {"password": flow}}
