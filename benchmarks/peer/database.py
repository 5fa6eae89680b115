"""The database: one asynchronous client a process."""

from datetime import UTC, datetime
from typing import Annotated, Any

from bson.codec_options import CodecOptions
from fastapi import Depends, Request
from pymongo import AsyncMongoClient
from pymongo.asynchronous.database import AsyncDatabase

from benchmarks.peer.settings import settings

Document = dict[str, Any]


def connect() -> AsyncMongoClient[Document]:
    return AsyncMongoClient(settings().mongodb_url, maxPoolSize=100, waitQueueTimeoutMS=15_000)


def of(client: AsyncMongoClient[Document]) -> AsyncDatabase[Document]:
    """Return the database with times that are aware and in UTC."""
    options: CodecOptions[Document] = CodecOptions(tz_aware=True, tzinfo=UTC)
    return client.get_database(settings().database_name, codec_options=options)


def _of_request(request: Request) -> AsyncDatabase[Document]:
    database: AsyncDatabase[Document] = request.app.state.database
    return database


Database = Annotated[AsyncDatabase[Document], Depends(_of_request)]


def now() -> datetime:
    """Return the time in UTC, in the milliseconds that MongoDB stores."""
    moment = datetime.now(UTC)
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)
