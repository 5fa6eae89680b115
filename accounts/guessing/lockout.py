"""Locking out whoever fails to log in too often (OWASP ASVS 5.0 §6.3.1).

Failures in a row lock one client network at one address, and nobody else. Failures of all unknown devices
together close the address to unknown devices for the rest of the day: that bounds the guesses, and a user
who is hit by it makes a device known with a code from an e-mail (`accounts.known_devices`).

An attempt counts as failed before its password is looked at, so that parallel guesses cannot slip
through; a right password takes it back. Addresses without an account are counted alike, in a
collection of their own: being locked tells nothing.
"""

import math
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings
from pymongo.collection import Collection
from pymongo.errors import DuplicateKeyError

from accounts import email_digest
from accounts.errors import AccountLocked
from accounts.models import StrangerAttempts, User
from sahienglish.core import clock
from sahienglish.core.ip_addresses import limit_key
from sahienglish.database import mongo

DAY = timedelta(days=1)
MAX_FAILURES_A_DAY = 100
"""How many failures an address allows to all unknown devices together, and to each known device."""

MEMORY = DAY
"""Failures further apart than this are not in a row."""

KNOWN_DEVICE = "device"
"""Under which name the document of a known device counts: only that device counts there."""

EPOCH = datetime.fromtimestamp(0, UTC)
USERS, STRANGERS = User._meta.db_table, StrangerAttempts._meta.db_table

UNLOCKED: dict[str, Any] = {
    "login_failures": 0,
    "login_failed_at": None,
    "login_locked_until": None,
    "login_closed_until": None,
    "login_clients": {},
    "login_failures_today": 0,
    "login_day_began_at": None,
}
"""What an update of a `User` sets to forget all failures."""


@dataclass(frozen=True, slots=True)
class Source:
    """Who tries to log in: an address, from a client network or from a device that is known there."""

    email: str
    ip: str
    device: str | None = None

    @property
    def name(self) -> str:
        """The field under which this client counts; a keyed hash, so that no network is kept."""
        if self.device:
            return KNOWN_DEVICE
        # Begins with a letter: a path of digits alone would be an index of an array.
        return f"n{email_digest.of(f'{limit_key(self.ip)} {self.email}')[:16]}"

    @property
    def key(self) -> str:
        """The id of the document that counts this source, where no account does."""
        return email_digest.of(f"device {self.device}" if self.device else self.email)

    @property
    def released(self) -> dict[str, Any]:
        """The update of a `User` that takes back what `reserve` counted, for a password that was right."""
        return {
            "$set": {"login_failures": 0, "login_failed_at": None, "login_locked_until": None}
            | {"login_closed_until": None},
            "$unset": {f"login_clients.{self.name}": ""},
            "$inc": {"login_failures_today": -1},
        }


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
        detail = "Too many failed logins. Wait, or request a code by e-mail, which lets this device log in."
        return AccountLocked(detail, retry_after=seconds)


def reserve(source: Source) -> Attempt:
    """Fetch the address's account and count an attempt; count nothing while a lock holds."""
    user = mongo.collection(USERS).find_one({"email": source.email})
    for _ in range(2):
        if _admit(user, source):
            return Attempt(user)
        held = look(source)
        if held.locked:
            return replace(held, user=user)
    # Somebody deleted the account just now.
    return Attempt(None)


def look(source: Source) -> Attempt:
    """Tell whether the source is locked out, counting nothing."""
    fields = ["login_closed_until", f"login_clients.{source.name}.locked_until"]
    user = None if source.device else mongo.collection(USERS).find_one({"email": source.email}, fields)
    # Asked in any case, so that a stranger costs no command more than an account.
    stranger = mongo.collection(STRANGERS).find_one({"_id": source.key}, fields)
    found = user or stranger or {}
    mine = (found.get("login_clients") or {}).get(source.name) or {}
    locked_until = EPOCH + timedelta(milliseconds=mine.get("locked_until") or 0)
    return Attempt(user, max(found.get("login_closed_until") or EPOCH, locked_until) - clock.now())


def forget_device(source: Source) -> None:
    """Take back what `reserve` counted for a known device, for a password that was right."""
    mongo.collection(STRANGERS).delete_one({"_id": source.key})


def _admit(user: dict[str, Any] | None, source: Source) -> bool:
    """Count an attempt unless a lock holds; exactly as many as are allowed match, however many meet."""
    now = clock.now()
    not_locked = {
        "login_closed_until": {"$not": {"$gt": now}},
        f"login_clients.{source.name}.locked_until": {"$not": {"$gt": _milliseconds(now)}},
    }
    if user is not None and source.device is None:
        mine = {"_id": user["_id"], **not_locked}
        return mongo.collection(USERS).update_one(mine, _one_more(source.name, now)).matched_count == 1
    mine = {"_id": source.key, **not_locked}
    forget = {"$set": {"forget_at": now + 2 * MEMORY}}
    return _upsert(mongo.collection(STRANGERS), mine, [*_one_more(source.name, now), forget])


def _upsert(collection: Collection[Any], mine: dict[str, Any], update: list[dict[str, Any]]) -> bool:
    try:
        collection.update_one(mine, update, upsert=True)
    except DuplicateKeyError:  # Locked, or made by another attempt at this very moment.
        return False
    return True


def _one_more(name: str, now: datetime) -> list[dict[str, Any]]:
    """Return the update that counts one more failure, and locks at the last one allowed.

    A lock that is over, or a long pause, starts a new row. A new day forgets the other clients, so that
    the document never names more than a day's failures. Times within `login_clients` are milliseconds,
    because a `JSONField` holds no dates.
    """
    client = f"login_clients.{name}"
    over = [
        {"$gt": [{"$ifNull": [f"${client}.locked_until", 0]}, 0]},
        {"$lte": [{"$ifNull": [f"${client}.failed_at", 0]}, _milliseconds(now - MEMORY)]},
    ]
    in_a_row = _counted(f"{client}.failures", anew={"$or": over})
    too_many = {"$gte": [in_a_row, settings.MAX_LOGIN_ATTEMPTS]}
    lock_end = now + timedelta(minutes=settings.ACCOUNT_LOCKOUT_DURATION_MINUTES)
    row = {
        f"{client}.failures": in_a_row,
        f"{client}.failed_at": _milliseconds(now),
        f"{client}.locked_until": {"$cond": [too_many, _milliseconds(lock_end), 0]},
        # For staff: until when some client at least is locked out.
        "login_locked_until": {"$cond": [too_many, lock_end, {"$ifNull": ["$login_locked_until", None]}]},
    }
    day_over = {"$lte": [{"$ifNull": ["$login_day_began_at", EPOCH]}, now - DAY]}
    pause = {"$lte": [{"$ifNull": ["$login_failed_at", EPOCH]}, now - MEMORY]}
    day = {
        "login_clients": {"$cond": [day_over, {name: f"${client}"}, "$login_clients"]},
        "login_failures_today": _counted("login_failures_today", anew=day_over),
        "login_day_began_at": {"$cond": [day_over, now, "$login_day_began_at"]},
        "login_failures": _counted("login_failures", anew=pause),
        "login_failed_at": now,
    }
    full = {"$gte": ["$login_failures_today", MAX_FAILURES_A_DAY]}
    day_end = {"$add": ["$login_day_began_at", int(DAY.total_seconds() * 1000)]}
    locks = {
        "login_closed_until": {"$cond": [full, day_end, None]},
        "login_locked_until": {"$cond": [full, day_end, "$login_locked_until"]},
    }
    return [{"$set": row}, {"$set": day}, {"$set": locks}]


def _milliseconds(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)


def _counted(field: str, *, anew: dict[str, Any]) -> dict[str, Any]:
    return {"$cond": [anew, 1, {"$add": [{"$ifNull": [f"${field}", 0]}, 1]}]}
