"""TTL indexes, from a model's declaration through a migration to the database."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection, migrations, models
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ModelState, ProjectState
from django.db.migrations.writer import MigrationWriter
from django_mongodb_backend.fields import ObjectIdAutoField

from sahienglish.database import mongo
from sahienglish.database.indexes import TTLIndex

COLLECTION = "trial_note"


def notes(*indexes: models.Index) -> ProjectState:
    """Return a project with one model, `Note`, that has these indexes."""
    state = ProjectState()
    fields = [("id", ObjectIdAutoField(primary_key=True)), ("ends_at", models.DateTimeField())]
    state.add_model(ModelState("trial", "Note", fields, {"indexes": list(indexes)}))
    return state


def expiry(seconds: int) -> TTLIndex:
    return TTLIndex(fields=["ends_at"], expire_after_seconds=seconds, name="note_expiry")


def changes(before: ProjectState, after: ProjectState) -> list[Operation]:
    """Return what `makemigrations` would write."""
    detector: Any = MigrationAutodetector(before, after)
    found = detector._detect_changes()
    return [operation for migration in found.get("trial", []) for operation in migration.operations]


def migrate(before: ProjectState, operations: list[Operation]) -> None:
    migration = type("Migration", (migrations.Migration,), {"operations": operations})("0001", "trial")
    with connection.schema_editor() as editor:
        migration.apply(before, editor)


@pytest.fixture(autouse=True)
def _no_trace() -> Iterator[None]:
    yield
    mongo.collection(COLLECTION).drop()


def test_a_migration_makes_the_server_expire_documents() -> None:
    migrate(ProjectState(), changes(ProjectState(), notes(expiry(60))))
    index = mongo.collection(COLLECTION).index_information()["note_expiry"]
    assert index["key"] == [("ends_at", 1)]
    assert index["expireAfterSeconds"] == 60


def test_another_lifetime_is_another_migration() -> None:
    migrate(ProjectState(), changes(ProjectState(), notes(expiry(60))))
    migrate(notes(expiry(60)), changes(notes(expiry(60)), notes(expiry(0))))
    assert mongo.collection(COLLECTION).index_information()["note_expiry"]["expireAfterSeconds"] == 0


def test_an_unchanged_index_needs_no_migration() -> None:
    assert changes(notes(expiry(60)), notes(expiry(60))) == []


def test_a_migration_file_holds_the_index() -> None:
    source, imports = MigrationWriter.serialize(expiry(60))
    assert "expire_after_seconds=60" in source
    assert imports == {"import sahienglish.database.indexes"}


def test_two_fields_are_refused() -> None:
    with pytest.raises(ValueError, match="one field"):
        TTLIndex(fields=["ends_at", "id"], name="two")
