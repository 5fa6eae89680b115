"""MongoDB's own query compiler, spelling joined columns in the one way every server understands."""

from typing import Any

from django_mongodb_backend.compiler import (
    SQLAggregateCompiler,
    SQLDeleteCompiler,
    SQLInsertCompiler,
    SQLUpdateCompiler,
)
from django_mongodb_backend.compiler import SQLCompiler as MongoCompiler
from django_mongodb_backend.query import MongoQuery

__all__ = [
    "SQLAggregateCompiler",
    "SQLCompiler",
    "SQLDeleteCompiler",
    "SQLInsertCompiler",
    "SQLUpdateCompiler",
]


class SQLCompiler(MongoCompiler):
    """Write `{"user.email": …}` for `{"user": {"email": …}}`.

    SecantusDB takes the latter for a new value of `user`, which loses what a join has brought.
    """

    def build_query(self, columns: Any = None) -> MongoQuery:
        query: MongoQuery = super().build_query(columns)  # type: ignore[no-untyped-call]
        query.project_fields = _flat(query.project_fields)
        query.extra_fields = _flat(query.extra_fields)
        return query


def _flat(fields: dict[str, Any] | None) -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for name, value in (fields or {}).items():
        if isinstance(value, dict) and not any(key.startswith("$") for key in value):
            flat |= {f"{name}.{column}": wanted for column, wanted in value.items()}
        else:
            flat[name] = value
    return flat
