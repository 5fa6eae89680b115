"""How often something may be done: moving windows that all workers count together."""

import math
from dataclasses import dataclass

from django.conf import settings
from django.utils.crypto import salted_hmac
from limits.errors import StorageError

from sahienglish.common import clock, rate_limit_storages
from sahienglish.common.errors import DatabaseUnavailable, RateLimited

RETRY_AFTER_OUTAGE_SECONDS = 2
MOMENT = 0.001
"""The shortest wait, in seconds: what the clock can tell apart."""


@dataclass(frozen=True, slots=True)
class Limit:
    """Allow `amount` hits within any `per_seconds` seconds for each key."""

    name: str
    amount: int
    per_seconds: int


def hit(*limited: tuple[Limit, str]) -> None:
    """Take one place of every limit for its key, or none of any.

    All limits are looked at before the first place is taken, so a refusal uses up nothing; then
    places are taken in the order given. Only where another request takes the last place of a later limit
    in between does a refused request keep those of the earlier ones: give the shortest window
    first, it heals soonest. No limit ever admits more than its amount.

    Raises `RateLimited` with the seconds until every one of them has a place again, and
    `DatabaseUnavailable` (or PyMongo's own error, answered alike) when nobody can tell.
    """
    windows = [_Window.of(limit, key) for limit, key in limited]
    try:
        if len(windows) > 1:
            _refuse_full(windows)
        for window in windows:
            while not window.take():  # Lost a race: refused, unless a place is free after all.
                _refuse_full(windows)
    except StorageError as error:
        raise DatabaseUnavailable(retry_after=RETRY_AFTER_OUTAGE_SECONDS) from error


@dataclass(frozen=True, slots=True)
class _Window:
    """The hits of one key against one limit; the key is stored as a keyed hash only."""

    limit: Limit
    key: str

    @classmethod
    def of(cls, limit: Limit, key: str) -> "_Window":
        hashed = salted_hmac("sahienglish.rate_limits", key, algorithm="sha256").hexdigest()
        return cls(limit, f"{limit.name}:{limit.amount}/{limit.per_seconds}:{hashed}")

    def take(self) -> bool:
        storage = rate_limit_storages.chosen(settings.RATE_LIMIT_STORAGE_URL)
        return storage.acquire_entry(self.key, self.limit.amount, self.limit.per_seconds)

    def wait(self) -> float:
        """Return the seconds until a place is free, 0 when one is."""
        storage = rate_limit_storages.chosen(settings.RATE_LIMIT_STORAGE_URL)
        oldest, taken = storage.get_moving_window(self.key, self.limit.amount, self.limit.per_seconds)
        if taken < self.limit.amount:
            return 0
        return max(MOMENT, oldest + self.limit.per_seconds - clock.now().timestamp())


def _refuse_full(windows: list[_Window]) -> None:
    wait = max(window.wait() for window in windows)
    if wait > 0:
        raise RateLimited("Too many requests. Try again later.", retry_after=math.ceil(wait))
