"""Examples in `/openapi.json`: one for each shape, written beside it."""

from collections.abc import Callable
from typing import Any, TypeVar

from drf_spectacular.utils import OpenApiExample, extend_schema_serializer
from rest_framework.serializers import BaseSerializer

Shape = TypeVar("Shape", bound=type[BaseSerializer[Any]])


def example(fields: dict[str, Any]) -> Callable[[Shape], Shape]:
    """Show `fields` wherever the schema shows the decorated serializer, asked for or answered."""
    return extend_schema_serializer(examples=[OpenApiExample("Example", value=fields)])
