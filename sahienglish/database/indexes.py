"""Indexes that Django does not know."""

from typing import Any

from django.db import models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from pymongo import IndexModel


class TTLIndex(models.Index):
    """Delete documents `expire_after_seconds` after the time in the one field they are indexed by.

    The server sweeps about once per minute, so queries must check the time themselves too.
    """

    def __init__(self, *expressions: Any, expire_after_seconds: int = 0, **options: Any) -> None:
        super().__init__(*expressions, **options)
        if len(self.fields) != 1:
            raise ValueError("A TTL index has exactly one field.")
        self.expire_after_seconds = expire_after_seconds

    def deconstruct(self) -> Any:
        path, expressions, options = super().deconstruct()
        return path, expressions, {**options, "expire_after_seconds": self.expire_after_seconds}

    def get_pymongo_index_model(
        self, model: type[models.Model], schema_editor: BaseDatabaseSchemaEditor, **options: Any
    ) -> IndexModel:
        index: IndexModel = super().get_pymongo_index_model(model, schema_editor, **options)  # type: ignore[misc]
        index.document["expireAfterSeconds"] = self.expire_after_seconds
        return index
