"""Where the hits of rate limits are kept: MongoDB, or Redis through the `limits` library.

The library's own MongoDB storage is not used: it reads the wall clock, keeps a second client that it
closes on `__del__`, and refuses the second of two first hits that arrive together.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any, Protocol
from urllib.parse import urlsplit

import limits.storage
from django.db import connection
from pymongo import UpdateOne
from pymongo.collection import Collection
from pymongo.errors import BulkWriteError
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

from sahienglish.core import clock
from sahienglish.core.errors import DatabaseUnavailable

logger = logging.getLogger(__name__)

COLLECTION = "rate_limits"
DUPLICATE_KEY = 11000
RETRY_AFTER_OUTAGE_SECONDS = 2
MOMENT = 0.001
"""The shortest wait, in seconds: what the clock can tell apart."""


@dataclass(frozen=True, slots=True)
class Window:
    """At most `amount` hits within the last `seconds`, under a name of its own."""

    name: str
    amount: int
    seconds: int

    def wait(self, *, oldest: float, count: int) -> float:
        """Return the seconds until a place is free, by the oldest hit that counts and their number."""
        if count < self.amount:
            return 0
        return max(MOMENT, oldest + self.seconds - clock.now().timestamp())


class Storage(Protocol):
    """Windows shared by all workers; each method is one round trip."""

    def take(self, windows: Sequence[Window], at: float) -> list[Window]:
        """Take a place in each window at a time, now, and return those where none was to be had."""
        ...

    def give_back(self, windows: Sequence[Window], at: float) -> None:
        """Free the place of each window that was taken at that time."""
        ...

    def waits(self, windows: Sequence[Window]) -> list[float]:
        """Return the seconds until each window has a place; 0 where it has one."""
        ...


@cache
def chosen(url: str) -> Storage:
    """Return this process's storage: the Redis at `url`, or our MongoDB when it is empty."""
    return RedisStorage(url) if url else MongoStorage()


class MongoStorage:
    """One document for each window, with its hits, the newest first.

    A place is free again exactly when the hit that took it is `seconds` old.
    """

    def __init__(self) -> None:
        self._collection.create_index("expires_at", expireAfterSeconds=0)

    @property
    def _collection(self) -> Collection[dict[str, Any]]:
        database: Any = connection
        collection: Collection[dict[str, Any]] = database.get_collection(COLLECTION)
        return collection

    def take(self, windows: Sequence[Window], at: float) -> list[Window]:
        try:
            self._collection.bulk_write([_push_if_room(window, at) for window in windows], ordered=False)
        except BulkWriteError as error:
            failures = error.details["writeErrors"]
            if any(failure["code"] != DUPLICATE_KEY for failure in failures):
                raise
            # The upsert met an existing window: a full one, or one that another thread just made.
            return [windows[failure["index"]] for failure in failures]
        return []

    def give_back(self, windows: Sequence[Window], at: float) -> None:
        names = [window.name for window in windows]
        self._collection.update_many({"_id": {"$in": names}}, {"$pull": {"hits": at}})

    def waits(self, windows: Sequence[Window]) -> list[float]:
        now = clock.now().timestamp()
        found = self._collection.find({"_id": {"$in": [window.name for window in windows]}})
        hits: dict[str, list[float]] = {window["_id"]: window["hits"] for window in found}
        waits = []
        for window in windows:
            counting = [hit for hit in hits.get(window.name, ()) if hit > now - window.seconds]
            waits.append(window.wait(oldest=min(counting, default=now), count=len(counting)))
        return waits


def _push_if_room(window: Window, at: float) -> UpdateOne:
    oldest_place = f"hits.{window.amount - 1}"
    has_room = {"_id": window.name, oldest_place: {"$not": {"$gt": at - window.seconds}}}
    push = {"hits": {"$each": [at], "$position": 0, "$slice": window.amount}}
    expires_at = {"expires_at": datetime.fromtimestamp(at, UTC) + timedelta(seconds=window.seconds)}
    return UpdateOne(has_room, {"$push": push, "$set": expires_at}, upsert=True)


GIVE_BACK = "return redis.call('lrem', KEYS[1], 1, tonumber(ARGV[1]))"
"""The number goes through Lua as it did when it was stored, or its last digits would differ."""


class RedisStorage:
    """The library's lists and scripts, on our clock and several at a time."""

    def __init__(self, url: str) -> None:
        options: dict[str, Any] = {
            "socket_timeout": 3,
            "socket_connect_timeout": 3,
            "retry": Retry(NoBackoff(), 1),
        }
        self._limits = limits.storage.RedisStorage(url, **options)
        self._give_back = self._limits.storage.register_script(GIVE_BACK)
        self._address = _without_credentials(url)

    def take(self, windows: Sequence[Window], at: float) -> list[Window]:
        arguments = [[at, window.amount, window.seconds, 1] for window in windows]
        taken = self._run(self._limits.lua_acquire_moving_window, windows, arguments)
        return [window for window, success in zip(windows, taken, strict=True) if not success]

    def give_back(self, windows: Sequence[Window], at: float) -> None:
        self._run(self._give_back, windows, [[at]] * len(windows))

    def waits(self, windows: Sequence[Window]) -> list[float]:
        now = clock.now().timestamp()
        arguments = [[now - window.seconds, window.amount] for window in windows]
        states = self._run(self._limits.lua_moving_window, windows, arguments)
        return [
            window.wait(oldest=float(state[0]), count=int(state[1])) if state else 0
            for window, state in zip(windows, states, strict=True)
        ]

    def _run(self, script: Any, windows: Sequence[Window], arguments: Sequence[list[float]]) -> list[Any]:
        pipeline = self._limits.storage.pipeline(transaction=False)
        for window, values in zip(windows, arguments, strict=True):
            script([self._limits.prefixed_key(window.name)], values, client=pipeline)
        try:
            answers: list[Any] = pipeline.execute()
        except RedisError as error:
            logger.warning(
                "RATE_LIMIT_STORAGE_URL (%s) does not answer: %s", self._address, type(error).__name__
            )
            raise DatabaseUnavailable(
                "Requests cannot be counted at the moment, so none is let in.",
                retry_after=RETRY_AFTER_OUTAGE_SECONDS,
            ) from error
        return answers


def _without_credentials(url: str) -> str:
    """Return what may be logged of an address: passwords stand before the host or in the query."""
    parts = urlsplit(url)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2], query="", fragment="").geturl()
