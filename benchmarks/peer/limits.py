"""Rate limits: exact moving windows that all processes count together, one document each."""

import hashlib
import hmac
import math
from dataclasses import dataclass
from datetime import timedelta

from pymongo.errors import DuplicateKeyError

from benchmarks.peer.database import Database, now
from benchmarks.peer.problems import rate_limited
from benchmarks.peer.settings import settings

MINUTE, HOUR = 60, 3_600


@dataclass(frozen=True, slots=True)
class Window:
    """Allow `amount` hits within any `seconds` seconds for one key, stored as a keyed hash."""

    name: str
    key: str
    amount: int
    seconds: int

    @property
    def id(self) -> str:
        digest = hmac.new(settings().jwt_secret_key.encode(), self.key.encode(), hashlib.sha256).hexdigest()
        return f"{self.name}:{self.amount}/{self.seconds}:{digest}"


def of_login(*, ip: str, email: str) -> list[Window]:
    a_minute, an_hour = settings().login_rate_limit_per_minute, settings().login_rate_limit_per_hour
    return [
        Window("peer-login", key, amount, seconds)
        for amount, seconds in ((a_minute, MINUTE), (an_hour, HOUR))
        for key in (ip, email)
    ]


async def hit(database: Database, *windows: Window) -> None:
    """Take one place in every window, or answer 429 with the longest wait; a refusal takes none."""
    wait = max([await _wait(database, window) for window in windows])
    if wait:
        raise rate_limited(math.ceil(wait))
    for window in windows:
        if not await _take(database, window):
            raise rate_limited(math.ceil(await _wait(database, window)) or 1)


async def _wait(database: Database, window: Window) -> float:
    found = await database.rate_limits.find_one({"_id": window.id})
    moment = now().timestamp()
    counting = [hit for hit in (found or {"hits": []})["hits"] if hit > moment - window.seconds]
    return 0 if len(counting) < window.amount else min(counting) + window.seconds - moment


async def _take(database: Database, window: Window) -> bool:
    moment = now()
    seconds = moment.timestamp()
    has_room = {"_id": window.id, f"hits.{window.amount - 1}": {"$not": {"$gt": seconds - window.seconds}}}
    push = {"hits": {"$each": [seconds], "$position": 0, "$slice": window.amount}}
    expires_at = {"expires_at": moment + timedelta(seconds=window.seconds)}
    try:
        await database.rate_limits.update_one(has_room, {"$push": push, "$set": expires_at}, upsert=True)
    except DuplicateKeyError:
        return False
    return True
