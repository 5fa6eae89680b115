"""Counting wrong codes of the second step, apart from wrong passwords: a right password resets nothing here.

An attempt is counted before its code is looked at, by one conditional update, so that parallel guesses get
no more tries than others; accepting a code resets the count. Authenticator apps and recovery codes share
it, at login and at a confirmation alike.
"""

import math
from datetime import datetime, timedelta
from typing import Any

from accounts import users
from accounts.errors import MfaLocked
from accounts.mfa import totp
from accounts.users import Acceptance
from sahienglish.core import clock
from sahienglish.core.clock import EPOCH
from sahienglish.database.mongo import Document

TRIES_PER_LOGIN = 5
"""How many codes may be tried with one `mfa_token`."""

IN_A_ROW = 10
LOCK = timedelta(minutes=15)
MOST = 100
"""After this many wrong codes without a right one, only a recovery code is accepted."""

OFF: Document = {"mfa_failures": 0, "mfa_locked_until": None}
"""What an update of a `User` sets to forget the failures."""


def reserve(user: Document, *, method: str, before: int | None = None) -> bool:
    """Count an attempt; `False` if `before` attempts were counted already, or the account has changed.

    Raises `MfaLocked` while the second step is locked.
    """
    now = clock.now()
    free: Document = {"mfa_locked_until": {"$not": {"$gt": now}}}
    if before is not None:
        free["mfa_attempts"] = {"$not": {"$gte": before}}
    if method == totp.METHOD:
        free["mfa_failures"] = {"$not": {"$gte": MOST}}
    if users.change(user, unchanged=free, update=_one_more(now)):
        return True
    if wait := _wait(users.get(user["_id"]) or {}, method, now):
        raise MfaLocked(retry_after=math.ceil(wait.total_seconds()))
    return False


def accepted(acceptance: Acceptance) -> Acceptance:
    """Add to what accepting a code changes that the failures are forgotten."""
    changes = dict(acceptance.changes)
    changes["$set"] = changes.get("$set", {}) | OFF
    return Acceptance(acceptance.unchanged, changes)


def failures_after(user: Document) -> int:
    """Return the number of failures in a row, if the attempt counted after `user` was read is one."""
    return int(user.get("mfa_failures") or 0) + 1


def _one_more(now: datetime) -> list[dict[str, Any]]:
    """Return the update that counts one more failure, and locks at every tenth."""
    counts = {name: {"$add": [{"$ifNull": [f"${name}", 0]}, 1]} for name in ("mfa_attempts", "mfa_failures")}
    tenth = {"$eq": [{"$mod": ["$mfa_failures", IN_A_ROW]}, 0]}
    return [{"$set": counts}, {"$set": {"mfa_locked_until": {"$cond": [tenth, now + LOCK, None]}}}]


def _wait(user: Document, method: str, now: datetime) -> timedelta:
    if method == totp.METHOD and user.get("mfa_failures", 0) >= MOST:
        return timedelta(days=1)
    return max(timedelta(), (user.get("mfa_locked_until") or EPOCH) - now)
