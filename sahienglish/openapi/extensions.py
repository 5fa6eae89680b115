"""What drf-spectacular does not know by itself."""

from typing import Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension, OpenApiSerializerFieldExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import Direction


class AccessTokenScheme(OpenApiAuthenticationExtension):
    """Tell Swagger UI how to get an access token: its Authorize button asks for e-mail and password."""

    target_class = "accounts.api.authentication.AccessTokenAuthentication"
    name = "accessToken"

    def get_security_definition(self, auto_schema: AutoSchema) -> dict[str, Any]:
        flow = {"tokenUrl": "/auth/login", "refreshUrl": "/auth/refresh", "scopes": {}}
        return {"type": "oauth2", "flows": {"password": flow}}


class ObjectIdTextField(OpenApiSerializerFieldExtension):
    """Describe an id."""

    target_class = "sahienglish.core.serializer_fields.ObjectIdText"

    def map_serializer_field(self, auto_schema: AutoSchema, direction: Direction) -> dict[str, Any]:
        return {"type": "string", "pattern": "^[0-9a-f]{24}$"}
