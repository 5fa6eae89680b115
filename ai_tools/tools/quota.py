"""How many requests to a language model an account may make in one UTC day."""

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

from ai_tools.errors import QuotaExceeded, UpstreamProblem
from sahienglish.core import clock
from sahienglish.database import mongo
from sahienglish.event_loops import in_background

COLLECTION = "ai_tools_dailyusage"
KEPT = timedelta(days=1)
"""How long a day's count outlives its day."""

logger = logging.getLogger(__name__)


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


@dataclass(slots=True)
class Charge:
    """One request charged to an account; the call says how far it has come."""

    day: "Day"
    characters: int
    model_asked: bool = False
    words_delivered: bool = False

    def counts_after(self, failure: BaseException) -> bool:
        """Tell whether a call that ended in `failure` stays charged.

        Otherwise a client could read the words of a stream and leave before its end, as often as it likes,
        while the vendor is paid.
        """
        left = isinstance(failure, asyncio.CancelledError | GeneratorExit)
        return self.words_delivered or (self.model_asked and left)

    def is_paid_after(self, failure: BaseException) -> bool:
        """Tell whether the vendor did its work although the call failed."""
        return self.model_asked and isinstance(failure, UpstreamProblem) and failure.model_answered


@asynccontextmanager
async def charged(*, user_id: ObjectId, characters: int) -> AsyncIterator[Charge]:
    """Charge one request while the block runs; give it back if the block fails before a word was delivered.

    One conditional update decides, so parallel calls never pass the limit together. Raises
    `QuotaExceeded`.
    """
    charge = Charge(Day.current(user_id), characters)
    writing = asyncio.ensure_future(_charge(charge.day, characters))
    try:
        # Shielded: if a client that leaves cut the write off, no one would know whether there is one to undo.
        await asyncio.shield(writing)
        yield charge
    except BaseException as failure:
        if not charge.counts_after(failure):
            is_paid = charge.is_paid_after(failure)
            await asyncio.shield(in_background(_give_back(charge, writing, is_paid=is_paid)))
        raise


async def used(day: Day) -> dict[str, int]:
    """Return the day's `requests` and `characters`."""
    found = await _days().find_one({"_id": day.key}) or {}
    return {name: found.get(name, 0) for name in ("requests", "characters")}


async def _charge(day: Day, characters: int) -> None:
    if characters > settings.AI_DAILY_CHARACTERS_PER_USER:
        raise _exceeded(day)
    within_limits = {
        "_id": day.key,
        "requests": {"$lt": settings.AI_DAILY_REQUESTS_PER_USER},
        "characters": {"$lte": settings.AI_DAILY_CHARACTERS_PER_USER - characters},
    }
    count = {"$inc": {"requests": 1, "characters": characters}}
    first = {"$setOnInsert": {"user_id": day.user_id, "failures": 0, "expires_at": day.ends_at + KEPT}}
    try:
        await _days().update_one(within_limits, count | first, upsert=True)
    except DuplicateKeyError:
        # There is a document and it does not match: it is used up, or another call has just created it.
        if (await _days().update_one(within_limits, count)).matched_count == 0:
            raise _exceeded(day) from None


async def _give_back(charge: Charge, writing: asyncio.Future[None], *, is_paid: bool) -> None:
    """Undo a charge once it is known whether it was written.

    Failures that the vendor is paid for are given back a limited number of times per day: a text that a model
    always answers badly would otherwise be free.
    """
    await asyncio.wait([writing])
    if writing.cancelled() or writing.exception():
        return
    which: dict[str, Any] = {"_id": charge.day.key}
    back = {"requests": -1, "characters": -charge.characters}
    if is_paid:
        which["failures"] = {"$not": {"$gte": settings.AI_FREE_FAILURES_PER_DAY}}
        back["failures"] = 1
    try:
        await _days().update_one(which, {"$inc": back})
    except PyMongoError as error:
        logger.warning("a failed call stays charged: %s", type(error).__name__)


def _exceeded(day: Day) -> QuotaExceeded:
    return QuotaExceeded(retry_after=day.seconds_left)


def _days() -> AsyncCollection[dict[str, Any]]:
    return mongo.async_collection(COLLECTION)
