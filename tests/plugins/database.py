"""One database for a test run, and for every test the rows that migrations left in it.

Replaces pytest-django's own set-up: `atomic` is a no-op on MongoDB, and Django's alternative flushes every
collection after every test. Every test may use the database; `db` and its like change nothing.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from pymongo import monitoring
from pytest_django import DjangoDbBlocker

from sahienglish.database import mongo
from tests.support.servers import database_server

WRITES = {"insert", "update", "delete", "findAndModify"}


class WrittenCollections(monitoring.CommandListener):
    """Remember which collections any client of this process wrote, on any thread or event loop."""

    def __init__(self) -> None:
        self._names: set[tuple[str, str]] = set()

    def started(self, event: monitoring.CommandStartedEvent) -> None:
        if event.command_name in WRITES:
            self._names.add((event.database_name, event.command[event.command_name]))

    def succeeded(self, event: monitoring.CommandSucceededEvent) -> None:
        pass

    def failed(self, event: monitoring.CommandFailedEvent) -> None:
        pass

    def take(self) -> set[tuple[str, str]]:
        """Return database and name of those written since the last call."""
        names, self._names = self._names, set()
        return names


written = WrittenCollections()
monitoring.register(written)


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Start the server, make and migrate the test database; drop it at the end."""
    with django_db_blocker.unblock(), database_server.running() as url:
        connection.settings_dict["HOST"] = url
        name = connection.settings_dict["NAME"]
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        yield
        connection.creation.destroy_test_db(name, verbosity=0)


@pytest.fixture(scope="session")
def migrated_rows(django_db_setup: None) -> dict[str, list[dict[str, Any]]]:
    """What migrations wrote, by collection."""
    written.take()
    database = mongo.database()
    return {name: list(database[name].find()) for name in database.list_collection_names()}


@pytest.fixture(autouse=True)
def _django_db_helper(migrated_rows: dict[str, list[dict[str, Any]]]) -> Iterator[None]:
    """Put the collections that the test wrote back to what migrations left in them."""
    yield
    for database, name in written.take():
        collection = connection.connection[database][name]
        collection.delete_many({})
        if database == mongo.database_name() and (rows := migrated_rows.get(name)):
            collection.insert_many(rows)
    written.take()
