"""Examples in `/openapi.json`: one for each serializer, written next to it."""

from collections.abc import Callable
from typing import Any, TypeVar

from drf_spectacular.utils import OpenApiExample, extend_schema_serializer
from rest_framework.serializers import BaseSerializer

MEDIA_TYPES = ("application/json", "application/x-www-form-urlencoded", "multipart/form-data")
Shape = TypeVar("Shape", bound=type[BaseSerializer[Any]])


def example(fields: dict[str, Any]) -> Callable[[Shape], Shape]:
    """Show `fields` wherever the schema shows the decorated serializer, in requests and responses."""
    statuses = ["200", "201", "202"]
    return extend_schema_serializer(
        examples=[
            OpenApiExample("Example", fields, media_type=media_type, status_codes=statuses)
            for media_type in MEDIA_TYPES
        ]
    )
