"""How often something may be done: moving windows that all workers count together."""

import math
from dataclasses import dataclass

from django.conf import settings
from django.utils.crypto import salted_hmac

from sahienglish.core import clock
from sahienglish.core.errors import RateLimited
from sahienglish.rate_limits import storages
from sahienglish.rate_limits.storages import Storage, Window


@dataclass(frozen=True, slots=True)
class Limit:
    """Allow `amount` hits within any `per_seconds` seconds for each key."""

    name: str
    amount: int
    per_seconds: int

    def window(self, key: str) -> Window:
        """Return the window of one key, which is stored as a keyed hash only."""
        hashed = salted_hmac("sahienglish.rate_limits", key, algorithm="sha256").hexdigest()
        name = f"{self.name}:{self.amount}/{self.per_seconds}:{hashed}"
        return Window(name, self.amount, self.per_seconds)


@dataclass(frozen=True, slots=True)
class Taken:
    """What a hit took; calling it gives everything back, or only what was taken for some keys."""

    storage: Storage
    windows: list[tuple[str, Window]]
    at: float

    def __call__(self, *keys: str) -> None:
        wanted = [window for key, window in self.windows if not keys or key in keys]
        self.storage.give_back(wanted, self.at)


def hit(*limited: tuple[Limit, str]) -> Taken:
    """Take one place of every limit for its key, or none of any; return what gives them back.

    All limits are looked at before a place is taken, in two round trips altogether, so a refusal
    uses up nothing. Only where others take the last place of one limit in between does a
    refused request keep what it took of the rest. No limit ever admits more than its amount.

    Raises `RateLimited` with the seconds until all of them have a place again, and
    `DatabaseUnavailable` (or PyMongo's own error, answered alike) if the storage does not respond.
    """
    storage = storages.chosen(settings.RATE_LIMIT_STORAGE_URL)
    windows = [(key, limit.window(key)) for limit, key in limited]
    wanted = [window for _, window in windows]
    if len(wanted) > 1:  # A single one is looked at by taking it.
        _refuse_full(storage, wanted)
    at = clock.now().timestamp()
    while wanted := storage.take(wanted, at):
        _refuse_full(storage, wanted)
    return Taken(storage, windows, at)


def _refuse_full(storage: Storage, windows: list[Window]) -> None:
    wait = max(storage.waits(windows))
    if wait > 0:
        raise RateLimited("Too many requests. Try again later.", retry_after=math.ceil(wait))
