"""Rate limits in MongoDB (docs/decisions/rate-limits-in-mongodb.md)."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import connection
from pymongo import UpdateOne
from pymongo.collection import Collection
from pymongo.errors import BulkWriteError

from sahienglish.core import clock
from sahienglish.rate_limits.storages.windows import Window

COLLECTION = "rate_limits"
DUPLICATE_KEY = 11000


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
