# ruff: noqa: N815  (the contract spells its names this way)
"""How a template looks in an answer, for clients and for the schema."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from rest_framework import serializers

from sahienglish.core.serializer_fields import ObjectIdText
from sahienglish.openapi.examples import example
from templates_app import placeholders


@example(
    {
        "id": "6923a0c1e4b0a1b2c3d4e5f8",
        "title": "Meeting request",
        "category": "Business",
        "content": "Dear [Name], could we meet on [Date]?",
        "isDefault": False,
        "userId": "6923a0c1e4b0a1b2c3d4e5f6",
        "placeholders": ["Name", "Date"],
        "createdAt": "2026-11-23T09:30:00.000Z",
        "updatedAt": "2026-11-23T09:30:00.000Z",
    }
)
class Template(serializers.Serializer[Any]):
    """A default template, or one of the caller's own; the schema of what `template` returns."""

    id = ObjectIdText()
    title = serializers.CharField()
    category = serializers.CharField()
    content = serializers.CharField()
    isDefault = serializers.BooleanField(help_text="Whether it belongs to everybody and is read-only.")
    userId = ObjectIdText(allow_null=True, help_text="Its owner; null on default templates.")
    placeholders = serializers.ListField(child=serializers.CharField(), help_text="In order, each once.")
    createdAt = serializers.DateTimeField()
    updatedAt = serializers.DateTimeField()


@example({"content": "Dear Ms Rao, could we meet on [Date]?", "missing": ["Date"]})
class Rendered(serializers.Serializer[Any]):
    """A template's content with its placeholders filled."""

    content = serializers.CharField()
    missing = serializers.ListField(
        child=serializers.CharField(), help_text="Placeholders without a value, left as they are."
    )


def template(document: dict[str, Any]) -> dict[str, Any]:
    """Return a document of `templates`, whoever wrote it, as the API shows it."""
    is_default = document.get("isDefault") is True
    content = _text(document, "content")
    created_at = document["_id"].generation_time
    updated_at = document.get("updatedAt")
    return {
        "id": document["_id"],
        "title": _text(document, "title"),
        "category": _text(document, "category"),
        "content": content,
        "isDefault": is_default,
        "userId": None if is_default else document.get("userId"),
        "placeholders": placeholders.find(content),
        "createdAt": created_at,
        "updatedAt": updated_at if isinstance(updated_at, datetime) else created_at,
    }


def templates(documents: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return several as `template` does."""
    return [template(document) for document in documents]


def rendered(document: dict[str, Any], values: Mapping[str, str]) -> dict[str, Any]:
    """Return a document's content with the values put in, and the names that have none."""
    content = _text(document, "content")
    return {
        "content": placeholders.fill(content, values),
        "missing": [name for name in placeholders.find(content) if name not in values],
    }


def _text(document: dict[str, Any], name: str) -> str:
    """Return a text of a document that somebody may have written carelessly by hand."""
    value = document.get(name)
    return value if isinstance(value, str) else ""
