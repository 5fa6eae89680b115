"""Locked accounts in the admin: every kind of lock."""

from datetime import UTC, datetime
from typing import Any

from django.contrib import admin
from django.db.models import BooleanField, Expression, Q, QuerySet
from django.http import HttpRequest
from django.utils.formats import date_format

from accounts.admin.second_step import SecondStepActions
from accounts.guessing.failure_counts import milliseconds
from accounts.mfa.attempts import MOST
from accounts.models import User
from sahienglish.admin_site.models import badge
from sahienglish.core import clock


class SomeClientLocked(Expression):
    """Tells whether any client network is locked out; a look-up of the ORM would have to name one."""

    output_field = BooleanField()
    conditional = True

    def __init__(self, now: datetime) -> None:
        super().__init__()
        self._now = milliseconds(now)

    def as_mql(self, compiler: Any, connection: Any, as_expr: bool = False) -> dict[str, Any]:
        clients = {"$objectToArray": {"$ifNull": ["$login_clients", {}]}}
        locked = {"$gt": ["$$each.v.locked_until", self._now]}
        some = {"$anyElementTrue": {"$map": {"input": clients, "as": "each", "in": locked}}}
        return some if as_expr else {"$expr": some}


class LockFilter(admin.SimpleListFilter):
    """Accounts with any lock: for some or all unknown devices, or for the codes of the second step."""

    title, parameter_name = "lock", "locked"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("now", "locked now")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[User]) -> QuerySet[User]:
        if self.value() != "now":
            return queryset
        now = clock.now()
        logins = Q(login_locked_until__gt=now) | Q(login_closed_until__gt=now) | Q(SomeClientLocked(now))
        return queryset.filter(logins | Q(mfa_locked_until__gt=now) | Q(mfa_failures__gte=MOST))


def login_lock_end(user: User) -> datetime | None:
    """Return until when some client at least cannot log in, or `None`."""
    ends = [user.login_locked_until, user.login_closed_until]
    ends += [
        datetime.fromtimestamp((each.get("locked_until") or 0) / 1000, UTC)
        for each in (user.login_clients or {}).values()
    ]
    last = max((each for each in ends if each), default=None)
    return last if last and last > clock.now() else None


def codes_lock_end(user: User) -> datetime | None:
    """Return until when no code of the second step is accepted, or `None`."""
    until = user.mfa_locked_until
    return until if until and until > clock.now() else None


class LockColumns(SecondStepActions):
    """The columns and fields of `UserAdmin` that tell of locks."""

    @badge("lock", {"locked": "danger", "codes locked": "danger"})
    def lock(self, user: User) -> tuple[str, str] | None:
        if until := login_lock_end(user):
            return "locked", f"until {until:%Y-%m-%d %H:%M}"
        if until := codes_lock_end(user):
            return "codes locked", f"codes until {until:%Y-%m-%d %H:%M}"
        return ("codes locked", "recovery code only") if user.mfa_failures >= MOST else None

    @admin.display(description="locked until")
    def locked_until(self, user: User) -> str | None:
        until = login_lock_end(user)
        return date_format(until, "DATETIME_FORMAT") if until else None

    @admin.display(description="codes locked until")
    def codes_locked_until(self, user: User) -> str | None:
        until = codes_lock_end(user)
        if until:
            return date_format(until, "DATETIME_FORMAT")
        return "a recovery code is used" if user.mfa_failures >= MOST else None
