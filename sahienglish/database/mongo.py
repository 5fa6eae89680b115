"""Raw MongoDB next to the ORM: the default connection's server, database and options."""

from collections.abc import Awaitable, Callable
from datetime import UTC
from typing import Any, TypeVar

from bson.codec_options import CodecOptions
from django.db import DEFAULT_DB_ALIAS, connection, connections
from pymongo import AsyncMongoClient
from pymongo.asynchronous.collection import AsyncCollection
from pymongo.collection import Collection
from pymongo.database import Database
from pymongo.errors import AutoReconnect

from sahienglish.event_loops import PerEventLoop

Document = dict[str, Any]
T = TypeVar("T")

_AWARE: CodecOptions[Document] = CodecOptions(tz_aware=True, tzinfo=UTC)
_ASYNC_OPTIONS = {"waitQueueTimeoutMS": 15_000}
"""A thousand calls may wait for a connection at once, which does not mean that the database fails."""


def collection(name: str) -> Collection[Document]:
    """Return a collection whose datetimes are aware and in UTC, on the ORM's own client."""
    return database().get_collection(name, codec_options=_AWARE)


def database() -> Database[Document]:
    """Return the ORM's own database, connecting if this is the first call."""
    wrapper: Any = connections[DEFAULT_DB_ALIAS]
    connected: Database[Document] = wrapper.database
    return connected


def async_collection(name: str) -> AsyncCollection[Document]:
    """Return the same on the running event loop's own client, opened by the first call."""
    return _collections.current()[name]


class _Collections(dict[str, AsyncCollection[Document]]):
    """The collections of one event loop's own client; to make one costs as much as a look-up in it."""

    def __init__(self) -> None:
        self.client = AsyncMongoClient[Document](**connection.get_connection_params() | _ASYNC_OPTIONS)

    def __missing__(self, name: str) -> AsyncCollection[Document]:
        database = self.client.get_database(database_name(), codec_options=_AWARE)
        self[name] = database[name]
        return self[name]


_collections = PerEventLoop(_Collections)


async def retried(update: Callable[[], Awaitable[T]]) -> T:
    """Do an idempotent update, once more if the connection is lost.

    A server may close a connection that has been idle, which the asynchronous driver notices only when it
    next writes. The driver itself repeats reads, but writes on replica sets alone.
    """
    try:
        return await update()
    except AutoReconnect:
        return await update()


async def close() -> None:
    """Close the running event loop's client, if it has one."""
    if (opened := _collections.take()) is not None:
        await opened.client.close()


def url() -> str:
    """Return the server's address, credentials included, for libraries with a client of their own."""
    host: str = connection.get_connection_params()["host"]
    return host


def database_name() -> str:
    """Return the database's name, which is `test_…` while tests run."""
    name: str = connection.settings_dict["NAME"]
    return name
