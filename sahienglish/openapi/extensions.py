"""Descriptions that drf-spectacular lacks."""

from typing import Any

from drf_spectacular.extensions import OpenApiSerializerFieldExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import Direction


class ObjectIdTextField(OpenApiSerializerFieldExtension):
    """Describe an id."""

    target_class = "sahienglish.core.serializer_fields.ObjectIdText"

    def map_serializer_field(self, auto_schema: AutoSchema, direction: Direction) -> dict[str, Any]:
        return {"type": "string", "pattern": "^[0-9a-f]{24}$"}
