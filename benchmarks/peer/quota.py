"""What an account may ask of the writing tools in one UTC day."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

from bson import ObjectId
from pymongo.errors import DuplicateKeyError

from benchmarks.peer.database import Database, now
from benchmarks.peer.problems import rate_limited
from benchmarks.peer.settings import settings

DAY = timedelta(days=1)


@asynccontextmanager
async def charged(database: Database, *, user_id: ObjectId, characters: int) -> AsyncIterator[None]:
    """Charge one request in one conditional update, and give it back if the block fails."""
    midnight = now().replace(hour=0, minute=0, second=0, microsecond=0)
    key = f"{user_id}:{midnight:%Y-%m-%d}"
    room = {
        "_id": key,
        "requests": {"$lt": settings().ai_daily_requests_per_user},
        "characters": {"$lte": settings().ai_daily_characters_per_user - characters},
    }
    count = {"$inc": {"requests": 1, "characters": characters}}
    first = {"$setOnInsert": {"user_id": user_id, "expires_at": midnight + 2 * DAY}}
    days = database.ai_tools_dailyusage
    try:
        await days.update_one(room, count | first, upsert=True)
    except DuplicateKeyError:
        if (await days.update_one(room, count)).matched_count == 0:
            raise rate_limited(int((midnight + DAY - now()).total_seconds()) + 1, "quota_exceeded") from None
    try:
        yield
    except BaseException:
        await days.update_one({"_id": key}, {"$inc": {"requests": -1, "characters": -characters}})
        raise
