"""Which indexes the models declare, and whether the database has them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.models import Index, Model
from django_mongodb_backend.schema import DatabaseSchemaEditor

from sahienglish.database import mongo


@dataclass(frozen=True, slots=True)
class DeclaredIndex:
    """One index of one collection; `keys` as MongoDB writes them, `expires` in seconds for a TTL index."""

    collection: str
    keys: tuple[tuple[str, int], ...]
    unique: bool
    expires: int | None

    def __str__(self) -> str:
        fields = ", ".join(f"-{name}" if order == -1 else name for name, order in self.keys)
        kind = "unique " if self.unique else "TTL " if self.expires is not None else ""
        return f"{self.collection}: {kind}({fields})"


class _Recorder(DatabaseSchemaEditor):
    """A schema editor that records the indexes that `migrate` would create."""

    def __init__(self) -> None:
        super().__init__(connection)
        self.noted: list[DeclaredIndex] = []

    def note(self, models: Iterable[type[Model]]) -> list[DeclaredIndex]:
        for model in models:
            self._create_model_indexes(model)  # type: ignore[no-untyped-call]
        return self.noted

    def add_index(
        self, model: type[Model], index: Index, *, parent_model: Any = None, **options: Any
    ) -> None:
        made = index.get_pymongo_index_model(model, schema_editor=self, **options)  # type: ignore[attr-defined]
        if made is not None:
            self.noted.append(_described((parent_model or model)._meta.db_table, made.document))


def declared() -> list[DeclaredIndex]:
    """Return every index that the installed models declare."""
    return _Recorder().note(apps.get_models(include_auto_created=True))


def missing() -> Iterator[DeclaredIndex]:
    """Yield those declared indexes that the database does not have."""
    wanted = declared()
    present = {index for name in {index.collection for index in wanted} for index in _present(name)}
    yield from (index for index in wanted if index not in present)


def _present(collection: str) -> Iterator[DeclaredIndex]:
    for document in mongo.collection(collection).list_indexes():
        yield _described(collection, document)


def _described(collection: str, document: Any) -> DeclaredIndex:
    return DeclaredIndex(
        collection=collection,
        keys=tuple(document["key"].items()),
        unique=document.get("unique", False),
        expires=document.get("expireAfterSeconds"),
    )
