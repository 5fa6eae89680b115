"""How the ways to authenticate are described in `/openapi.json`."""

from typing import Any

from django.conf import settings
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.openapi import AutoSchema

from accounts.api_keys.scopes import DESCRIPTIONS


class AccessTokenScheme(OpenApiAuthenticationExtension):
    """Tell Swagger UI how to get an access token: its Authorize button asks for e-mail and password."""

    target_class = "accounts.api.common.authentication.AccessTokenAuthentication"
    name = "accessToken"

    def get_security_definition(self, auto_schema: AutoSchema) -> dict[str, Any]:
        flow = {"tokenUrl": "/auth/login", "refreshUrl": "/auth/refresh", "scopes": {}}
        return {"type": "oauth2", "flows": {"password": flow}}


class ApiKeyScheme(OpenApiAuthenticationExtension):
    """An API key, on the calls that accept one of its scopes."""

    target_class = "accounts.api.common.authentication.ApiKeyAuthentication"
    name = "apiKey"

    def get_security_requirement(self, auto_schema: AutoSchema) -> Any:
        scopes = getattr(auto_schema.view, "scopes", ())
        return {self.name: list(scopes)} if scopes else None

    def get_security_definition(self, auto_schema: AutoSchema) -> dict[str, Any]:
        scopes = " ".join(f"`{scope}`: {meaning}" for scope, meaning in DESCRIPTIONS.items())
        return {
            "type": "http",
            "scheme": "bearer",
            "description": "A key from `POST /auth/api-keys`, which begins with `sahi_pat_`. "
            f"Scopes: {scopes}",
        }


class WebSessionScheme(OpenApiAuthenticationExtension):
    """The cookie of the page at `/app`."""

    target_class = "accounts.api.common.authentication.WebSessionAuthentication"
    name = "webSession"

    def get_security_definition(self, auto_schema: AutoSchema) -> dict[str, Any]:
        return {
            "type": "apiKey",
            "in": "cookie",
            "name": settings.WEB_SESSION_COOKIE,
            "description": "Set by a login with the header `X-Sahi-Web: 1` from a page of the same origin, "
            "and ignored in requests without that header.",
        }
