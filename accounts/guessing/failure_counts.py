"""The update that counts one more failed login, for the document of an account or of a stranger.

Times within `login_clients` are milliseconds, because a `JSONField` holds no dates.
"""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings

from sahienglish.core.clock import EPOCH

DAY = timedelta(days=1)
MAX_FAILURES_A_DAY = 100
"""How many failures an address allows to all unknown devices together, and to each known device."""

MEMORY = DAY
"""Failures further apart than this are not in a row."""


Expression = dict[str, Any]


def one_more(name: str, now: datetime) -> list[Expression]:
    """Return the update for the client `name`, which locks at the last failure that is allowed."""
    # In this order: each stage reads what the one before it has written.
    return [{"$set": in_a_row(name, now)}, {"$set": within_a_day(name, now)}, {"$set": closed_for_the_day()}]


def in_a_row(name: str, now: datetime) -> Expression:
    """Count a failure in a row of one client; a lock that has ended, or a long pause, starts a new row."""
    client = f"login_clients.{name}"
    over = [
        {"$gt": [{"$ifNull": [f"${client}.locked_until", 0]}, 0]},
        {"$lte": [{"$ifNull": [f"${client}.failed_at", 0]}, milliseconds(now - MEMORY)]},
    ]
    failures = counted(f"{client}.failures", starts_again={"$or": over})
    too_many = {"$gte": [failures, settings.MAX_LOGIN_ATTEMPTS]}
    lock_end = now + timedelta(minutes=settings.ACCOUNT_LOCKOUT_DURATION_MINUTES)
    return {
        f"{client}.failures": failures,
        f"{client}.failed_at": milliseconds(now),
        f"{client}.locked_until": {"$cond": [too_many, milliseconds(lock_end), 0]},
        # For staff: until when some client at least is locked out.
        "login_locked_until": {"$cond": [too_many, lock_end, {"$ifNull": ["$login_locked_until", None]}]},
    }


def within_a_day(name: str, now: datetime) -> Expression:
    """Count a failure of any client; a new day forgets the other clients, so that few are ever named."""
    day_over = {"$lte": [{"$ifNull": ["$login_day_began_at", EPOCH]}, now - DAY]}
    pause = {"$lte": [{"$ifNull": ["$login_failed_at", EPOCH]}, now - MEMORY]}
    return {
        "login_clients": {"$cond": [day_over, {name: f"$login_clients.{name}"}, "$login_clients"]},
        "login_failures_today": counted("login_failures_today", starts_again=day_over),
        "login_day_began_at": {"$cond": [day_over, now, "$login_day_began_at"]},
        "login_failures": counted("login_failures", starts_again=pause),
        "login_failed_at": now,
    }


def closed_for_the_day() -> Expression:
    """Close the address to unknown devices if its failures of the day are used up."""
    full = {"$gte": ["$login_failures_today", MAX_FAILURES_A_DAY]}
    day_end = {"$add": ["$login_day_began_at", int(DAY.total_seconds() * 1000)]}
    return {
        "login_closed_until": {"$cond": [full, day_end, None]},
        "login_locked_until": {"$cond": [full, day_end, "$login_locked_until"]},
    }


def counted(field: str, *, starts_again: Expression) -> Expression:
    """Return the next count of a field, which is 1 if it starts again."""
    return {"$cond": [starts_again, 1, {"$add": [{"$ifNull": [f"${field}", 0]}, 1]}]}


def milliseconds(moment: datetime) -> int:
    """Return a time as `login_clients` holds it."""
    return int(moment.timestamp() * 1000)
