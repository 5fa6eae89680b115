"""How the schema is generated."""

from collections.abc import Mapping
from typing import Any


def settings(*, title: str, url: str, tags: Mapping[str, str]) -> dict[str, Any]:
    """Return the settings of drf-spectacular; `tags` describes the first part of each path."""
    return {
        "TITLE": title,
        "DESCRIPTION": "Correct, translate, improve and humanize English, and keep text templates.",
        "VERSION": "1.0.0",
        "OAS_VERSION": "3.1.1",
        "SERVE_INCLUDE_SCHEMA": False,
        "SERVE_AUTHENTICATION": [],
        "SERVE_PERMISSIONS": [],
        "SWAGGER_UI_DIST": "SIDECAR",
        "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
        "COMPONENT_SPLIT_REQUEST": True,
        # `/docs` sends its calls to the first, under any name of the service.
        "SERVERS": [
            {"url": "/", "description": "The service that this document came from."},
            {"url": url, "description": "The public address of the service."},
        ],
        "CONTACT": {"name": title, "url": url},
        "LICENSE": {"name": "MIT", "identifier": "MIT"},
        "TAGS": [{"name": name, "description": text} for name, text in tags.items()],
        "POSTPROCESSING_HOOKS": [
            "drf_spectacular.hooks.postprocess_schema_enums",
            "sahienglish.openapi.sharing.describe_security",
            "sahienglish.openapi.sharing.share",
        ],
    }
