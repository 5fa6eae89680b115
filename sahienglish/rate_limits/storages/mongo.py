"""Rate limits in MongoDB (docs/decisions/rate-limits-in-mongodb.md)."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import connection
from pymongo import UpdateMany, UpdateOne
from pymongo.errors import BulkWriteError, DuplicateKeyError

from sahienglish.core import clock
from sahienglish.database import mongo
from sahienglish.rate_limits.storages.windows import Call, Steps, Window

COLLECTION = "rate_limits"
DUPLICATE_KEY = 11000
LONG_AGO = 0.0
"""The time of a hit that was given back, in seconds since 1970: older than any window."""


class MongoStorage:
    """One document for each window, with its hits, the newest first.

    A place is free again exactly when the hit that took it is `seconds` old.
    """

    def __init__(self) -> None:
        self._has_index = False

    def call(self, call: Call) -> Any:
        database: Any = connection
        return call(database.get_collection(COLLECTION))

    async def call_async(self, call: Call) -> Any:
        return await call(mongo.async_collection(COLLECTION))

    async def close(self) -> None:
        """Do nothing: the loop's client belongs to `database.mongo`."""

    def take(self, windows: Sequence[Window], at: float) -> Steps[list[Window]]:
        if not self._has_index:
            # The database deletes windows that are not used again, about a minute after they end.
            yield lambda collection: collection.create_index("expires_at", expireAfterSeconds=0)
            self._has_index = True
        if len(windows) == 1:
            return (yield from _taken_alone(windows[0], at))
        return (yield from _taken_together(windows, at))

    def give_back(self, windows: Sequence[Window], at: float) -> Steps[None]:
        names = [window.name for window in windows]
        # `$pull` would also remove what another request took at the same moment.
        updates: list[UpdateOne | UpdateMany] = [
            UpdateOne({"_id": name, "hits": at}, {"$set": {"hits.$": LONG_AGO}}) for name in names
        ]
        updates.append(UpdateMany({"_id": {"$in": names}}, {"$push": {"hits": {"$each": [], "$sort": -1}}}))
        yield lambda collection: collection.bulk_write(updates)

    def waits(self, windows: Sequence[Window]) -> Steps[list[float]]:
        now = clock.now().timestamp()
        names = [window.name for window in windows]
        found = yield lambda collection: collection.find({"_id": {"$in": names}}).to_list()
        hits: dict[str, list[float]] = {window["_id"]: window["hits"] for window in found}
        waits = []
        for window in windows:
            counting = [hit for hit in hits.get(window.name, ()) if hit > now - window.seconds]
            waits.append(window.wait(oldest=min(counting, default=now), count=len(counting)))
        return waits


def _taken_alone(window: Window, at: float) -> Steps[list[Window]]:
    """Take a place in the only window of a request, which costs less than a bulk of one."""
    free, push = push_if_free(window, at)
    try:
        yield lambda collection: collection.update_one(free, push, upsert=True)
    except DuplicateKeyError:
        return [window]
    return []


def _taken_together(windows: Sequence[Window], at: float) -> Steps[list[Window]]:
    updates = [UpdateOne(*push_if_free(window, at), upsert=True) for window in windows]
    try:
        yield lambda collection: collection.bulk_write(updates, ordered=False)
    except BulkWriteError as error:
        failures = error.details["writeErrors"]
        if any(failure["code"] != DUPLICATE_KEY for failure in failures):
            raise
        # The upsert met an existing window: a full one, or one that another thread just made.
        return [windows[failure["index"]] for failure in failures]
    return []


def push_if_free(window: Window, at: float) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return filter and update of the upsert that adds a hit to a window, and fails if the window is full.

    A full window does not match the filter. The upsert then meets its `_id` and reports a duplicate key.
    """
    oldest_place = f"hits.{window.amount - 1}"
    is_free = {"_id": window.name, oldest_place: {"$not": {"$gt": at - window.seconds}}}
    push = {"hits": {"$each": [at], "$position": 0, "$slice": window.amount}}
    expires_at = {"expires_at": datetime.fromtimestamp(at, UTC) + timedelta(seconds=window.seconds)}
    return is_free, {"$push": push, "$set": expires_at}
