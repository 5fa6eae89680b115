# ruff: noqa: N815  (the contract spells its names this way)
"""How a template looks in an answer, for clients and for the schema."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import islice
from typing import Any

from rest_framework import serializers

from sahienglish.core.serializer_fields import ObjectIdText
from sahienglish.openapi.examples import example
from templates_app import placeholders
from templates_app.service import TEXTS, text_of


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
    """Return any document of `templates` as the API shows it."""
    is_default = document.get("isDefault") is True
    content = text_of(document, "content")
    created_at = document["_id"].generation_time
    updated_at = document.get("updatedAt")
    return {
        "id": document["_id"],
        "title": text_of(document, "title"),
        "category": text_of(document, "category"),
        "content": content,
        "isDefault": is_default,
        "userId": None if is_default else document.get("userId"),
        "placeholders": placeholders.find(content),
        "createdAt": created_at,
        "updatedAt": updated_at if isinstance(updated_at, datetime) else created_at,
    }


def page(
    documents: Sequence[dict[str, Any]],
    *,
    category: str = "",
    search: str = "",
    offset: int = 0,
    limit: int | None = None,
) -> list[dict[str, Any]]:
    """Return the documents that match, as `template` shows them: `limit` of them, without the first `offset`.

    `category` is compared without regard to case; `search` is looked for in every text.
    """
    matching = (each for each in documents if _matches(each, category.casefold(), search.casefold()))
    end = None if limit is None else offset + limit
    return [template(document) for document in islice(matching, offset, end)]


def _matches(document: dict[str, Any], category: str, search: str) -> bool:
    texts = {name: text_of(document, name).casefold() for name in TEXTS}
    in_category = not category or texts["category"] == category
    return in_category and (not search or any(search in text for text in texts.values()))


def rendered(document: dict[str, Any], values: Mapping[str, str]) -> dict[str, Any]:
    """Return a document's content with the values put in, and the names that have none."""
    content = text_of(document, "content")
    return {
        "content": placeholders.fill(content, values),
        "missing": [name for name in placeholders.find(content) if name not in values],
    }
