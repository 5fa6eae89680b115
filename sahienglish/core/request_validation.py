"""What clients send, checked against the shape that a serializer describes."""

from functools import cache
from typing import Any

from rest_framework.request import Request
from rest_framework.serializers import Serializer


def body(shape: type[Serializer[Any]], request: Request, *, partial: bool = False) -> dict[str, Any]:
    """Return the body's fields; raises `ValidationError` where it has another shape."""
    return _checked(shape, request.data, partial=partial)


def query(shape: type[Serializer[Any]], request: Request) -> dict[str, Any]:
    """Return the fields of the query string; raises `ValidationError` where it has another shape."""
    return _checked(shape, request.query_params.dict(), partial=False)


def _checked(shape: type[Serializer[Any]], data: Any, *, partial: bool) -> dict[str, Any]:
    fields: dict[str, Any] = _checker(shape, partial).run_validation(data)
    return fields


@cache
def _checker(shape: type[Serializer[Any]], partial: bool) -> Serializer[Any]:
    """Return the one serializer that checks everything of its shape; it keeps nothing of what it checks.

    Making one for each request copies all its fields, which costs ten times what the check does.
    """
    return shape(partial=partial)
