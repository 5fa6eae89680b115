"""One-time codes by e-mail: issued, tried and spent, each by one conditional update (NIST SP 800-63B-4).

An address has at most one code, the newest, in two forms. Six digits are quick to type, and wrong tries are
counted, by client and by day. Twenty-four digits need no count, because they cannot be guessed: a stranger
who uses up the tries of the six digits does not stop the user. The last code of a day stays valid in its
long form until the day has ended, so that a stranger who requests ten does not stop the user either.

A document is kept for every address asked for, with or without an account, so that both cost the same.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypedDict

from bson import ObjectId
from django.conf import settings
from pymongo.collection import Collection
from pymongo.errors import DuplicateKeyError

from accounts import email_digest, hashing
from accounts.errors import CodeInvalid
from accounts.hashing import UNUSABLE
from accounts.models import Code
from sahienglish.core import clock
from sahienglish.core.clock import EPOCH
from sahienglish.core.ip_addresses import limit_key
from sahienglish.database import mongo

DIGITS, LONG_DIGITS, GROUP = 6, 24, 4
MAX_CODES_A_DAY = 10
MAX_WRONG_A_DAY = 50
"""How many wrong codes of six digits an address allows to all unknown devices together."""

FRESH = timedelta(minutes=2)
"""How long a code that was just e-mailed cannot be replaced: a second request must not spoil it."""

DAY = timedelta(days=1)
LIVE, SPENT = Code.Status.LIVE.value, Code.Status.SPENT.value


@dataclass(frozen=True, slots=True)
class Proof:
    """The account of a code, in the state it had when the code was issued."""

    user_id: ObjectId
    email: str
    token_version: int


class Issued(TypedDict):
    """A code as the e-mail shows it, and until when its long form is valid if it is the last of the day."""

    code: str
    long_code: str
    last_until: datetime | None


def issue(*, email: str, user: dict[str, Any] | None) -> Issued | None:
    """Replace the address's code by a new one and return it.

    `None` over `MAX_CODES_A_DAY`, and while the code before is `FRESH`, unless that one had become useless to
    the account.
    """
    now, code, long_code = clock.now(), _digits(DIGITS), _digits(LONG_DIGITS)
    account = {
        "user_id": user["_id"] if user else None,
        "token_version": user["token_version"] if user else 0,
    }
    fields: dict[str, Any] = account | {
        "email": user["email"] if user else "",
        "code_hash": hashing.make(code),
        "long_hash": email_digest.of(long_code),
        "status": LIVE,
        "attempts": 0,
        "tries": {},
        "expires_at": now + _lifetime(),
        "forget_at": now + DAY,
    }
    has_room = [{"day_began_at": {"$lte": now - DAY}}, {"issued_today": {"$lt": MAX_CODES_A_DAY}}]
    not_fresh = [{"status": SPENT}, {"expires_at": {"$lte": now + _lifetime() - FRESH}}]
    useless = [{name: {"$ne": value}} for name, value in account.items()]
    allowed = [{"$and": [{"$or": has_room}, {"$or": not_fresh}]}, *useless]
    key = {"_id": email_digest.of(email), "$or": allowed}
    stored = _store(key, fields, now) or _store(key, fields, now)
    found = collection().find_one({"_id": key["_id"]}, ["expires_at", "long_expires_at"])
    if not stored or not found:
        return None
    until = found["long_expires_at"]
    last_until = until if until > found["expires_at"] else None
    return Issued(code=code, long_code=_grouped(long_code), last_until=last_until)


def is_live(*, email: str) -> bool:
    """Tell whether a code was sent to the address that can still be used."""
    live = {"_id": email_digest.of(email), "status": LIVE, "long_expires_at": {"$gt": clock.now()}}
    return collection().find_one(live, {"_id": True}) is not None


def exchange(*, email: str, code: str, ip: str, device: str | None = None) -> Proof:
    """Spend the address's code; an attempt at six digits is counted before they are compared.

    A `device` that is known from an earlier login is counted for itself. Raises `CodeInvalid`.
    """
    found = collection().find_one({"_id": email_digest.of(email)}) or {"code_hash": UNUSABLE, "user_id": None}
    this_one = {"_id": email_digest.of(email), "code_hash": found["code_hash"], "status": LIVE}
    if len(code) == LONG_DIGITS:
        this_one |= {"long_hash": email_digest.of(code), "long_expires_at": {"$gt": clock.now()}}
    else:
        this_one |= {"expires_at": {"$gt": clock.now()}}
        counted = _count(this_one, f"{limit_key(ip)} {email}", device)
        if not (hashing.matches(code, found["code_hash"]) and counted):
            raise CodeInvalid
    # An accepted code starts the day again: a user who has it reads the address's e-mail.
    spent = {"$set": {"status": SPENT, "issued_today": 0, "wrong_today": 0}}
    if found["user_id"] is None or collection().update_one(this_one, spent).matched_count == 0:
        raise CodeInvalid
    return Proof(found["user_id"], found["email"], found["token_version"])


def _count(this_one: dict[str, Any], network: str, device: str | None) -> bool:
    """Count an attempt at a code; `False` if the code has ended, or has had as many as are allowed."""
    # Begins with a letter: a path of digits alone would be an index of an array.
    counter = f"tries.{device or 'n' + email_digest.of(network)[:16]}"
    has_tries = {counter: {"$not": {"$gte": settings.OTP_MAX_ATTEMPTS}}}
    one_more = {counter: 1}
    if device is None:
        has_tries["wrong_today"] = {"$not": {"$gte": MAX_WRONG_A_DAY}}
        one_more |= {"attempts": 1, "wrong_today": 1}
    return collection().update_one(this_one | has_tries, {"$inc": one_more}).matched_count == 1


def kept(*, user_id: ObjectId) -> list[dict[str, Any]]:
    """Return the stored codes of an account: a document for each address it had."""
    return list(collection().find({"user_id": user_id}))


def forget(*, user_id: ObjectId) -> None:
    """Remove the codes of an account and their counts."""
    collection().delete_many({"user_id": user_id})


def collection() -> Collection[dict[str, Any]]:
    """Return the raw collection of codes."""
    return mongo.collection(Code._meta.db_table)


def _lifetime() -> timedelta:
    return timedelta(minutes=settings.OTP_EXPIRE_MINUTES)


def _digits(count: int) -> str:
    return f"{secrets.randbelow(10**count):0{count}}"


def _grouped(digits: str) -> str:
    return " ".join(digits[start : start + GROUP] for start in range(0, len(digits), GROUP))


def _store(key: dict[str, Any], fields: dict[str, Any], now: datetime) -> bool:
    """Store a code and count it; `False` where there is no room, or another one was stored at this moment."""
    day_over = {"$lte": [{"$ifNull": ["$day_began_at", EPOCH]}, now - DAY]}
    counts = {
        "issued_today": {"$cond": [day_over, 1, {"$add": ["$issued_today", 1]}]},
        "wrong_today": {"$cond": [day_over, 0, {"$ifNull": ["$wrong_today", 0]}]},
        "day_began_at": {"$cond": [day_over, now, "$day_began_at"]},
    }
    day_end = {"$add": ["$day_began_at", int(DAY.total_seconds() * 1000)]}
    last = {"$gte": ["$issued_today", MAX_CODES_A_DAY]}
    long = {"long_expires_at": {"$cond": [last, {"$max": [day_end, fields["expires_at"]]}, "$expires_at"]}}
    literal = {name: {"$literal": value} for name, value in fields.items()}
    try:
        collection().update_one(key, [{"$set": counts | literal}, {"$set": long}], upsert=True)
    except DuplicateKeyError:
        return False
    return True
