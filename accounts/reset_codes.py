"""Six digits by mail: issued, tried and spent, each by one conditional update (NIST SP 800-63B §5.1.3.2).

An address has at most one code, the newest. A document is kept for every address asked for, with or
without an account, so that both cost the same.
"""

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from bson import ObjectId
from django.conf import settings
from pymongo.collection import Collection
from pymongo.errors import DuplicateKeyError

from accounts import email_digest, hashing
from accounts.errors import CodeInvalid
from accounts.hashing import UNUSABLE
from accounts.models import Code
from sahienglish.core import clock
from sahienglish.database import mongo

DIGITS = 6
MAX_CODES_A_DAY = 10
FRESH = timedelta(minutes=2)
"""How long a code that was just e-mailed cannot be replaced: whoever asks again must not spoil it."""

DAY = timedelta(days=1)
EPOCH = datetime.fromtimestamp(0, UTC)
LIVE, SPENT = Code.Status.LIVE.value, Code.Status.SPENT.value


@dataclass(frozen=True, slots=True)
class Proof:
    """Whose code it was, as the account stood when it was issued."""

    user_id: ObjectId
    email: str
    token_version: int


def issue(*, email: str, user: dict[str, Any] | None) -> str | None:
    """Replace the address's code by a new one and return it.

    `None` over `MAX_CODES_A_DAY`, and while the code before is `FRESH` and can be used.
    """
    now, code = clock.now(), f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"
    fields: dict[str, Any] = {
        "user_id": user["_id"] if user else None,
        "email": user["email"] if user else "",
        "token_version": user["token_version"] if user else 0,
        "code_hash": hashing.make(code),
        "status": LIVE,
        "attempts": 0,
        "tries": {},
        "expires_at": now + _lifetime(),
        "forget_at": now + DAY,
    }
    has_room = [{"day_began_at": {"$lte": now - DAY}}, {"issued_today": {"$lt": MAX_CODES_A_DAY}}]
    not_fresh = [
        {"status": SPENT},
        {"attempts": {"$gte": settings.OTP_MAX_ATTEMPTS}},
        {"expires_at": {"$lte": now + _lifetime() - FRESH}},
    ]
    key = {"_id": email_digest.of(email), "$and": [{"$or": has_room}, {"$or": not_fresh}]}
    return code if _store(key, fields, now) or _store(key, fields, now) else None


def is_live(*, email: str) -> bool:
    """Tell whether a code was sent to the address that can still be used."""
    live = {"_id": email_digest.of(email), "status": LIVE, "expires_at": {"$gt": clock.now()}}
    return collection().find_one(live, {"_id": True}) is not None


def exchange(*, email: str, code: str, device: str | None = None) -> Proof:
    """Spend the address's code; the attempt is counted before the hash is compared. Raises `CodeInvalid`.

    A `device` that is known from an earlier login is counted for itself.
    """
    found = collection().find_one({"_id": email_digest.of(email)}) or {"code_hash": UNUSABLE, "user_id": None}
    this_one = {
        "_id": email_digest.of(email),
        "code_hash": found["code_hash"],
        "status": LIVE,
        "expires_at": {"$gt": clock.now()},
    }
    counter = f"tries.{device}" if device else "attempts"
    has_tries = {counter: {"$not": {"$gte": settings.OTP_MAX_ATTEMPTS}}}
    alive = collection().update_one(this_one | has_tries, {"$inc": {counter: 1}}).matched_count == 1
    right = hashing.matches(code, found["code_hash"])
    if not alive or not right or found["user_id"] is None:
        raise CodeInvalid
    if collection().update_one(this_one, {"$set": {"status": SPENT}}).matched_count == 0:
        raise CodeInvalid
    return Proof(found["user_id"], found["email"], found["token_version"])


def kept(*, user_id: ObjectId) -> list[dict[str, Any]]:
    """Return what is kept of an account: a document for each address it had."""
    return list(collection().find({"user_id": user_id}))


def forget(*, user_id: ObjectId) -> None:
    """Remove whatever is kept of an account."""
    collection().delete_many({"user_id": user_id})


def collection() -> Collection[dict[str, Any]]:
    """Return the raw collection of codes."""
    return mongo.collection(Code._meta.db_table)


def _lifetime() -> timedelta:
    return timedelta(minutes=settings.OTP_EXPIRE_MINUTES)


def _store(key: dict[str, Any], fields: dict[str, Any], now: datetime) -> bool:
    """Store a code and count it; `False` where there is no room, or another one was stored at this moment."""
    day_over = {"$lte": [{"$ifNull": ["$day_began_at", EPOCH]}, now - DAY]}
    counts = {
        "issued_today": {"$cond": [day_over, 1, {"$add": ["$issued_today", 1]}]},
        "day_began_at": {"$cond": [day_over, now, "$day_began_at"]},
    }
    literal = {name: {"$literal": value} for name, value in fields.items()}
    try:
        collection().update_one(key, [{"$set": counts | literal}], upsert=True)
    except DuplicateKeyError:
        return False
    return True
