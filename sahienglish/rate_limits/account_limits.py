"""How often one account may do what writes something or costs much: DRF's throttle that every view has.

A view that needs another limit than `WRITES` names it in `account_limits`, by action or method. A view with
a limit of its own, such as a quota, sets `throttle_classes = []`. A call by which users take access back from
someone else has the limit `ENDINGS`.
"""

from dataclasses import dataclass
from typing import Any

from bson import ObjectId
from django.conf import settings
from rest_framework.permissions import SAFE_METHODS
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

from sahienglish.core.identity import account_of, account_of_async, session_of
from sahienglish.rate_limits.limits import Limit, hit, hit_async


@dataclass(frozen=True, slots=True)
class AccountLimit:
    """A limit for each account, or for each of its sessions, whose amount is the setting of this name."""

    name: str
    setting: str
    per_seconds: int
    each_session: bool = False

    def counted(self) -> Limit:
        """Return the limit with its amount."""
        return Limit(self.name, getattr(settings, self.setting), self.per_seconds)


WRITES = AccountLimit("writes", "WRITES_PER_MINUTE", 60)
ENDINGS = AccountLimit("endings", "WRITES_PER_MINUTE", 60, each_session=True)
"""Of calls that end sessions or keys: the thief of another session or key must not use up this limit."""


class AccountThrottle(BaseThrottle):
    """Count a request of an authenticated caller. Raises `RateLimited`, which says when to come back."""

    def allow_request(self, request: Request, view: Any) -> bool:
        if limit := _limit(request, view):
            account = None if limit.each_session else account_of(request)
            hit((limit.counted(), _key(request, account)))
        return True

    async def allow_request_async(self, request: Request, view: Any) -> bool:
        """Do what `allow_request` does, for views on the event loop."""
        if limit := _limit(request, view):
            account = None if limit.each_session else await account_of_async(request)
            await hit_async((limit.counted(), _key(request, account)))
        return True


def limit_of(view: Any, method: str) -> AccountLimit | None:
    """Return the limit of a view for this method; reads have none unless the view names one."""
    # A HEAD does all that a GET does.
    action = getattr(view, "action", None) or ("get" if method == "HEAD" else method.lower())
    default = None if method in SAFE_METHODS else WRITES
    limits: dict[str, AccountLimit] = getattr(view, "account_limits", {})
    return limits.get(action, default)


def _limit(request: Request, view: Any) -> AccountLimit | None:
    """Return what to count of a request; nothing of a caller without an account."""
    return limit_of(view, request.method or "") if request.auth is not None else None


def _key(request: Request, account: ObjectId | None) -> str:
    """Return what a request counts for: its account, or its session if no account is named."""
    return f"session:{session_of(request).session_id}" if account is None else f"user:{account}"
