"""How problems look in `/openapi.json`."""

from typing import Any

from sahienglish.core import errors, request_ids
from sahienglish.core.errors import Problem
from sahienglish.core.problem_responses import CONTENT_TYPE

REQUEST_ID = {"schema": {"type": "string"}, "description": "The id under which the log knows this request."}


def answer(status: int, problems: list[type[Problem]], schema: dict[str, Any]) -> dict[str, Any]:
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
