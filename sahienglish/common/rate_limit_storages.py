"""Where the hits of rate limits are kept: MongoDB, or Redis through the `limits` library.

The library's own MongoDB storage is not used: it reads the wall clock, keeps a second client that it
closes on `__del__`, and refuses the second of two first hits that arrive together.
"""

from collections.abc import MutableMapping
from datetime import timedelta
from functools import cache
from typing import Any, Protocol

from django.db import connection
from limits.storage import RedisStorage
from pymongo.collection import Collection
from pymongo.errors import DuplicateKeyError
from redis.backoff import NoBackoff
from redis.retry import Retry

from sahienglish.common import clock

COLLECTION = "rate_limits"
REDIS_OPTIONS: dict[str, Any] = {
    "socket_timeout": 3,
    "socket_connect_timeout": 3,
    "retry": Retry(NoBackoff(), 1),
}


class Windows(Protocol):
    """The part of `limits`' moving window that is used; times are seconds since 1970."""

    def acquire_entry(self, key: str, limit: int, expiry: int) -> bool:
        """Take a place in a window of `expiry` seconds; `False` when it may be full."""
        ...

    def get_moving_window(self, key: str, limit: int, expiry: int) -> tuple[float, int]:
        """Return when the oldest hit was that still counts, and how many count."""
        ...


@cache
def chosen(url: str) -> Windows:
    """Return this process's storage: the Redis at `url`, or our MongoDB when it is empty."""
    return RedisWindows(url, wrap_exceptions=True, **REDIS_OPTIONS) if url else MongoWindows()


class MongoWindows:
    """One document for each window, with its hits, the newest first.

    A place is free again exactly `expiry` seconds after the hit that took it.
    """

    def __init__(self) -> None:
        self._windows.create_index("expires_at", expireAfterSeconds=0)

    @property
    def _windows(self) -> Collection[MutableMapping[str, Any]]:
        database: Any = connection
        windows: Collection[MutableMapping[str, Any]] = database.get_collection(COLLECTION)
        return windows

    def acquire_entry(self, key: str, limit: int, expiry: int) -> bool:
        now = clock.now()
        seconds = now.timestamp()
        has_room = {"_id": key, f"hits.{limit - 1}": {"$not": {"$gt": seconds - expiry}}}
        push = {"hits": {"$each": [seconds], "$position": 0, "$slice": limit}}
        expires_at = {"expires_at": now + timedelta(seconds=expiry)}
        try:
            self._windows.update_one(has_room, {"$push": push, "$set": expires_at}, upsert=True)
        except DuplicateKeyError:  # It exists: full, or made by another thread at this very moment.
            return False
        return True

    def get_moving_window(self, key: str, limit: int, expiry: int) -> tuple[float, int]:
        now = clock.now().timestamp()
        window = self._windows.find_one({"_id": key}) or {"hits": []}
        counting = [hit for hit in window["hits"] if hit > now - expiry]
        return min(counting, default=now), len(counting)


class RedisWindows(RedisStorage):
    """The library's lists and scripts, on our clock."""

    STORAGE_SCHEME = None  # type: ignore[assignment]

    def acquire_entry(self, key: str, limit: int, expiry: int, amount: int = 1) -> bool:
        now = clock.now().timestamp()
        return bool(self.lua_acquire_moving_window([self.prefixed_key(key)], [now, limit, expiry, amount]))

    def get_moving_window(self, key: str, limit: int, expiry: int) -> tuple[float, int]:
        now = clock.now().timestamp()
        window = self.lua_moving_window([self.prefixed_key(key)], [now - expiry, limit])
        return (float(window[0]), int(window[1])) if window else (now, 0)
