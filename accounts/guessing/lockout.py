"""Locking out clients that fail to log in too often (OWASP ASVS 5.0 §6.3.1).

Failures in a row lock one client network at one address, and no one else. Failures of all unknown devices
together close the address to unknown devices for the rest of the day: that bounds the guesses, and a user
who is hit by it makes a device known with a code from an e-mail (`accounts.guessing.known_devices`).

An attempt counts as failed before its password is looked at, so that parallel guesses cannot slip
through; a right password takes it back. Addresses without an account are counted alike, in a
collection of their own, so that a lock does not tell whether there is an account.
"""

import math
from dataclasses import dataclass, replace
from datetime import timedelta

from pymongo.collection import Collection
from pymongo.errors import DuplicateKeyError

from accounts import email_digest, users
from accounts.errors import AccountLocked
from accounts.guessing import failure_counts
from accounts.guessing.failure_counts import MEMORY, milliseconds
from accounts.models import StrangerAttempts
from accounts.users import NOTHING_SPENT, UNLOCKED, Acceptance
from sahienglish.core import clock
from sahienglish.core.clock import EPOCH
from sahienglish.core.ip_addresses import limit_key
from sahienglish.database import mongo
from sahienglish.database.mongo import Document

KNOWN_DEVICE = "device"
"""Under which name the document of a known device counts: only that device counts there."""


@dataclass(frozen=True, slots=True)
class Source:
    """The source of a login: an address, from a client network or from a device that is known there."""

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


@dataclass(frozen=True, slots=True)
class Attempt:
    """A try to log in at an address: its account, `None` for a stranger, and the wait while a lock holds."""

    user: Document | None
    wait: timedelta = timedelta()

    @property
    def locked(self) -> bool:
        return self.wait > timedelta()

    def problem(self) -> AccountLocked:
        """Return the problem to respond with while the lock holds."""
        seconds = math.ceil(self.wait.total_seconds())
        detail = "Too many failed logins. Wait, or request a code by e-mail, which lets this device log in."
        return AccountLocked(detail, retry_after=seconds)


def reserve(source: Source) -> Attempt:
    """Fetch the address's account and count an attempt; count nothing while a lock holds."""
    user = users.collection().find_one({"email": source.email})
    for _ in range(2):
        if _admit(user, source):
            return Attempt(user)
        held = look(source)
        if held.locked:
            return replace(held, user=user)
    # The account was deleted just now.
    return Attempt(None)


def look(source: Source) -> Attempt:
    """Tell whether the source is locked out, counting nothing."""
    fields = ["login_closed_until", f"login_clients.{source.name}.locked_until"]
    user = None if source.device else users.collection().find_one({"email": source.email}, fields)
    # Asked in any case, so that a stranger costs no command more than an account.
    stranger = _strangers().find_one({"_id": source.key}, fields)
    found = user or stranger or {}
    mine = (found.get("login_clients") or {}).get(source.name) or {}
    locked_until = EPOCH + timedelta(milliseconds=mine.get("locked_until") or 0)
    return Attempt(user, max(found.get("login_closed_until") or EPOCH, locked_until) - clock.now())


def release(source: Source) -> Acceptance:
    """Take back what `reserve` counted, for a password that was right.

    For a known device that is done at once; else it is a change to the account, which a later step of the
    login makes.
    """
    if source.device:
        _strangers().delete_one({"_id": source.key})
        return NOTHING_SPENT
    forgotten = ("login_failures", "login_failed_at", "login_locked_until", "login_closed_until")
    return Acceptance(
        changes={
            "$set": {name: UNLOCKED[name] for name in forgotten},
            "$unset": {f"login_clients.{source.name}": ""},
            "$inc": {"login_failures_today": -1},
        }
    )


def _admit(user: Document | None, source: Source) -> bool:
    """Count an attempt unless a lock holds; exactly as many as are allowed match, however many meet."""
    now = clock.now()
    not_locked = {
        "login_closed_until": {"$not": {"$gt": now}},
        f"login_clients.{source.name}.locked_until": {"$not": {"$gt": milliseconds(now)}},
    }
    if user is not None and source.device is None:
        mine = {"_id": user["_id"], **not_locked}
        counted = users.collection().update_one(mine, failure_counts.one_more(source.name, now))
        return counted.matched_count == 1
    mine = {"_id": source.key, **not_locked}
    forget = {"$set": {"forget_at": now + 2 * MEMORY}}
    try:
        _strangers().update_one(mine, [*failure_counts.one_more(source.name, now), forget], upsert=True)
    except DuplicateKeyError:  # Locked, or made by another attempt at this very moment.
        return False
    return True


def _strangers() -> Collection[Document]:
    return mongo.collection(StrangerAttempts._meta.db_table)
