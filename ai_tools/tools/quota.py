"""What an account may ask of the writing tools in one UTC day."""

import asyncio
import logging
import math
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bson import ObjectId
from django.conf import settings
from pymongo.asynchronous.collection import AsyncCollection
from pymongo.errors import DuplicateKeyError, PyMongoError

from ai_tools.errors import QuotaExceeded
from sahienglish.core import clock
from sahienglish.database import mongo

COLLECTION = "ai_tools_dailyusage"
KEPT = timedelta(days=1)
"""How long a day's count outlives its day."""

logger = logging.getLogger(__name__)
_giving_back: set[asyncio.Task[None]] = set()


@dataclass(frozen=True, slots=True)
class Day:
    """One account's UTC day: its document's `_id`, and when the next one begins."""

    user_id: ObjectId
    key: str
    ends_at: datetime

    @classmethod
    def current(cls, user_id: ObjectId) -> "Day":
        midnight = clock.now().replace(hour=0, minute=0, second=0, microsecond=0)
        return cls(user_id, f"{user_id}:{midnight:%Y-%m-%d}", midnight + timedelta(days=1))

    @property
    def seconds_left(self) -> int:
        return math.ceil((self.ends_at - clock.now()).total_seconds())


@asynccontextmanager
async def charged(*, user_id: ObjectId, characters: int) -> AsyncIterator[None]:
    """Charge one request while the block runs; give it back if the block fails or is cancelled.

    One conditional update decides, so parallel calls never pass the limit together. Raises
    `QuotaExceeded`.
    """
    day = Day.current(user_id)
    charge = asyncio.ensure_future(_charge(day, characters))
    try:
        await asyncio.shield(charge)
        yield
    except BaseException:
        undoing = asyncio.ensure_future(_give_back(day, characters, charge))
        _giving_back.add(undoing)
        undoing.add_done_callback(_giving_back.discard)
        await asyncio.shield(undoing)
        raise


async def used(day: Day) -> dict[str, int]:
    """Return the day's `requests` and `characters`."""
    found = await _days().find_one({"_id": day.key}) or {}
    return {name: found.get(name, 0) for name in ("requests", "characters")}


async def _charge(day: Day, characters: int) -> None:
    if characters > settings.AI_DAILY_CHARACTERS_PER_USER:
        raise _exceeded(day)
    room = {
        "_id": day.key,
        "requests": {"$lt": settings.AI_DAILY_REQUESTS_PER_USER},
        "characters": {"$lte": settings.AI_DAILY_CHARACTERS_PER_USER - characters},
    }
    count = {"$inc": {"requests": 1, "characters": characters}}
    first = {"$setOnInsert": {"user_id": day.user_id, "expires_at": day.ends_at + KEPT}}
    try:
        await _days().update_one(room, count | first, upsert=True)
    except DuplicateKeyError:
        # There is a document and it does not match: no room, or another call made it just now.
        if (await _days().update_one(room, count)).matched_count == 0:
            raise _exceeded(day) from None


async def _give_back(day: Day, characters: int, charge: asyncio.Future[None]) -> None:
    """Undo `charge` once it is known whether it came to be."""
    await asyncio.wait([charge])
    if charge.cancelled() or charge.exception():
        return
    try:
        await _days().update_one({"_id": day.key}, {"$inc": {"requests": -1, "characters": -characters}})
    except PyMongoError as error:
        logger.warning("a failed call stays charged: %s", type(error).__name__)


def _exceeded(day: Day) -> QuotaExceeded:
    return QuotaExceeded(retry_after=day.seconds_left)


def _days() -> AsyncCollection[dict[str, Any]]:
    return mongo.async_collection(COLLECTION)
