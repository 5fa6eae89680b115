"""Locking an address after too many failed logins, in a row and in a day (OWASP ASVS 5.0 §6.3.1).

An attempt counts as failed before its password is looked at, so that parallel guesses cannot slip
through; a right password takes it back. Addresses without an account are counted alike, in a
collection of their own: being locked tells nothing.
"""

import math
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings
from pymongo.errors import DuplicateKeyError

from accounts import email_digest
from accounts.errors import AccountLocked
from accounts.models import StrangerAttempts, User
from sahienglish.core import clock
from sahienglish.database import mongo

DAY = timedelta(days=1)
MAX_FAILURES_A_DAY = 100
"""The second tier, for guesses slow enough to stay below the first."""

MEMORY = DAY
"""Failures further apart than this are not in a row."""

EPOCH = datetime.fromtimestamp(0, UTC)
USERS, STRANGERS = User._meta.db_table, StrangerAttempts._meta.db_table

CLEARED: dict[str, Any] = {"login_failures": 0, "login_failed_at": None, "login_locked_until": None}
"""What an update of a `User` sets to forget the failures in a row."""

RELEASE: dict[str, Any] = {"$set": CLEARED, "$inc": {"login_failures_today": -1}}
"""The update of a `User` that takes back what `reserve` counted, for a password that was right."""

UNLOCKED: dict[str, Any] = CLEARED | {"login_failures_today": 0, "login_day_began_at": None}
"""What an update of a `User` sets to forget all failures."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """A try to log in at an address: its account, `None` for a stranger, and the wait while a lock holds."""

    user: dict[str, Any] | None
    wait: timedelta = timedelta()

    @property
    def locked(self) -> bool:
        return self.wait > timedelta()

    def problem(self) -> AccountLocked:
        """Return what to answer while the lock holds."""
        seconds = math.ceil(self.wait.total_seconds())
        return AccountLocked("Too many failed logins. Wait, or reset the password.", retry_after=seconds)


def reserve(*, email: str, device: str | None = None) -> Attempt:
    """Fetch the address's account and count an attempt; count nothing while a lock holds.

    A `device` that is known from an earlier login is counted and locked for itself.
    """
    user = mongo.collection(USERS).find_one({"email": email})
    for _ in range(2):
        if _admit(user, email, device):
            return Attempt(user)
        held = look(email=email, device=device)
        if held.locked:
            return replace(held, user=user)
    # Somebody deleted the account just now.
    return Attempt(None)


def look(*, email: str, device: str | None = None) -> Attempt:
    """Tell whether the address is locked, counting nothing."""
    fields = ["login_locked_until"]
    user = None if device else mongo.collection(USERS).find_one({"email": email}, fields)
    stranger = mongo.collection(STRANGERS).find_one({"_id": _key(email, device)}, fields)
    locked_until = (user or stranger or {}).get("login_locked_until") or EPOCH
    return Attempt(user, locked_until - clock.now())


def forget_device(device: str) -> None:
    """Take back what `reserve` counted for a known device, for a password that was right."""
    mongo.collection(STRANGERS).delete_one({"_id": _key("", device)})


def _key(email: str, device: str | None) -> str:
    return email_digest.of(f"device {device}" if device else email)


def _admit(user: dict[str, Any] | None, email: str, device: str | None) -> bool:
    """Count an attempt unless a lock holds; exactly as many as are allowed match, however many meet."""
    now = clock.now()
    not_locked = {"login_locked_until": {"$not": {"$gt": now}}}
    if user is not None and device is None:
        mine = {"_id": user["_id"], **not_locked}
        return mongo.collection(USERS).update_one(mine, _one_more(now)).matched_count == 1
    mine = {"_id": _key(email, device), **not_locked}
    forget = {"$set": {"forget_at": now + 2 * MEMORY}}
    try:
        mongo.collection(STRANGERS).update_one(mine, [*_one_more(now), forget], upsert=True)
    except DuplicateKeyError:  # Locked, or made by another attempt at this very moment.
        return False
    return True


def _one_more(now: datetime) -> list[dict[str, Any]]:
    """Return the update that counts one more failure, and locks at the last one allowed.

    A lock that is over, or a long pause, starts a new row.
    """
    row_over = {
        "$or": [
            {"$gt": [{"$ifNull": ["$login_locked_until", EPOCH]}, EPOCH]},
            {"$lte": [{"$ifNull": ["$login_failed_at", EPOCH]}, now - MEMORY]},
        ]
    }
    day_over = {"$lte": [{"$ifNull": ["$login_day_began_at", EPOCH]}, now - DAY]}
    counts = {
        "login_failures": _counted("$login_failures", anew=row_over),
        "login_failures_today": _counted("$login_failures_today", anew=day_over),
        "login_day_began_at": {"$cond": [day_over, now, "$login_day_began_at"]},
        "login_failed_at": now,
    }
    short = {"$gte": ["$login_failures", settings.MAX_LOGIN_ATTEMPTS]}
    short_end = now + timedelta(minutes=settings.ACCOUNT_LOCKOUT_DURATION_MINUTES)
    long = {"$gte": ["$login_failures_today", MAX_FAILURES_A_DAY]}
    long_end = {"$add": ["$login_day_began_at", int(DAY.total_seconds() * 1000)]}
    lock = {"$cond": [long, long_end, {"$cond": [short, short_end, None]}]}
    return [{"$set": counts}, {"$set": {"login_locked_until": lock}}]


def _counted(field: str, *, anew: dict[str, Any]) -> dict[str, Any]:
    return {"$cond": [anew, 1, {"$add": [{"$ifNull": [field, 0]}, 1]}]}
