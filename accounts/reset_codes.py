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
    """Replace the address's code by a new one and return it; `None` over `MAX_CODES_A_DAY`."""
    now, code = clock.now(), f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"
    fields = {
        "user_id": user["_id"] if user else None,
        "email": user["email"] if user else "",
        "token_version": user["token_version"] if user else 0,
        "code_hash": hashing.make(code),
        "status": LIVE,
        "attempts": 0,
        "expires_at": now + timedelta(minutes=settings.OTP_EXPIRE_MINUTES),
        "forget_at": now + DAY,
    }
    has_room = [{"day_began_at": {"$lte": now - DAY}}, {"issued_today": {"$lt": MAX_CODES_A_DAY}}]
    key = {"_id": email_digest.of(email), "$or": has_room}
    return code if _store(key, fields, now) or _store(key, fields, now) else None


def exchange(*, email: str, code: str) -> Proof:
    """Spend the address's code; counts the try before the hash is compared. Raises `CodeInvalid`."""
    found = collection().find_one({"_id": email_digest.of(email)}) or {"code_hash": UNUSABLE, "user_id": None}
    this_one = {
        "_id": email_digest.of(email),
        "code_hash": found["code_hash"],
        "status": LIVE,
        "expires_at": {"$gt": clock.now()},
    }
    has_tries = {"attempts": {"$lt": settings.OTP_MAX_ATTEMPTS}}
    alive = collection().update_one(this_one | has_tries, {"$inc": {"attempts": 1}}).matched_count == 1
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
