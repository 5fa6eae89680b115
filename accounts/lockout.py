"""Locking an address after too many failed logins, in a row and in a day (OWASP ASVS 5.0 §6.3.1).

An attempt counts as failed before its password is looked at, in the very update that fetches the
account, so that parallel guesses cannot slip through; a right password takes it back. Addresses
without an account are counted alike, in a collection of their own: being locked tells nothing.
"""

import math
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from secrets import token_hex
from typing import Any

from django.conf import settings
from pymongo import ReturnDocument
from pymongo.errors import DuplicateKeyError

from accounts import digests
from accounts.errors import AccountLocked
from accounts.models import StrangerAttempts, User
from sahienglish.common import clock
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


def reserve(*, email: str) -> Attempt:
    """Count an attempt and fetch the address's account, in one update; count nothing while a lock holds."""
    while True:
        ticket, now = token_hex(8), clock.now()
        update = _one_more(ticket, now)
        user = mongo.collection(USERS).find_one_and_update(
            {"email": email}, update, return_document=ReturnDocument.AFTER
        )
        admitted = user["login_ticket"] == ticket if user else _admit_stranger(email, update, now)
        attempt = Attempt(user) if admitted else look(email=email)
        # A stranger's counts that another attempt made at this very moment are there the next time.
        if admitted or attempt.locked:
            return attempt


def look(*, email: str) -> Attempt:
    """Tell whether the address is locked, counting nothing."""
    fields = ["login_locked_until"]
    user = mongo.collection(USERS).find_one({"email": email}, fields)
    stranger = mongo.collection(STRANGERS).find_one({"_id": digests.of(email)}, fields)
    locked_until = (user or stranger or {}).get("login_locked_until") or EPOCH
    return Attempt(user, locked_until - clock.now())


def _admit_stranger(email: str, update: list[dict[str, Any]], now: datetime) -> bool:
    not_locked = {"_id": digests.of(email), "login_locked_until": {"$not": {"$gt": now}}}
    forget = {"$set": {"forget_at": now + 2 * MEMORY}}
    try:
        mongo.collection(STRANGERS).update_one(not_locked, [*update, forget], upsert=True)
    except DuplicateKeyError:
        return False
    return True


def _one_more(ticket: str, now: datetime) -> list[dict[str, Any]]:
    """Return the update that counts one more failure, and locks at the last one allowed.

    It changes nothing while a lock holds: whoever finds the own `ticket` afterwards was admitted. A
    lock that is over, or a long pause, starts a new row.
    """
    locked_until = {"$ifNull": ["$login_locked_until", EPOCH]}
    row_over = {
        "$or": [
            {"$gt": [locked_until, EPOCH]},
            {"$lte": [{"$ifNull": ["$login_failed_at", EPOCH]}, now - MEMORY]},
        ]
    }
    day_over = {"$lte": [{"$ifNull": ["$login_day_began_at", EPOCH]}, now - DAY]}

    def unless_locked(field: str, value: Any) -> dict[str, Any]:
        return {field: {"$cond": [{"$gt": [locked_until, now]}, f"${field}", value]}}

    def counted(field: str, over: dict[str, Any]) -> dict[str, Any]:
        so_far = {"$ifNull": [f"${field}", 0]}
        return unless_locked(field, {"$cond": [over, 1, {"$add": [so_far, 1]}]})

    counts = {
        **counted("login_failures", row_over),
        **counted("login_failures_today", day_over),
        **unless_locked("login_day_began_at", {"$cond": [day_over, now, "$login_day_began_at"]}),
        **unless_locked("login_failed_at", now),
        **unless_locked("login_ticket", ticket),
    }
    short = {"$gte": ["$login_failures", settings.MAX_LOGIN_ATTEMPTS]}
    long = {"$gte": ["$login_failures_today", MAX_FAILURES_A_DAY]}
    short_end = now + timedelta(minutes=settings.ACCOUNT_LOCKOUT_DURATION_MINUTES)
    long_end = {"$add": ["$login_day_began_at", int(DAY.total_seconds() * 1000)]}
    lock = {"$cond": [long, long_end, {"$cond": [short, short_end, None]}]}
    return [{"$set": counts}, {"$set": unless_locked("login_locked_until", lock)}]
