"""How often something may be done: moving windows that all workers count together."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils.crypto import salted_hmac

from sahienglish.core import clock
from sahienglish.core.errors import RateLimited
from sahienglish.rate_limits import storages
from sahienglish.rate_limits.storages import Steps, Storage, Window, run, run_async


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
    """The places that a hit took; calling it gives all of them back, or only those of some keys."""

    storage: Storage
    windows: list[tuple[str, Window]]
    at: float

    def __call__(self, *keys: str) -> None:
        wanted = [window for key, window in self.windows if not keys or key in keys]
        run(self.storage, self.storage.give_back(wanted, self.at))


def hit(*limited: tuple[Limit, str]) -> Taken:
    """Count a hit against every limit for its key, or against none; return what gives them back.

    All limits are read before a place is taken, in two round trips altogether, so a rejected hit uses up
    nothing. If others take the last place of one limit in between, what was taken of the rest is given
    back: a burst of requests from one client does not use up the limit of another user's account. No
    limit ever admits more than its amount.

    Raises `RateLimited` with the seconds until all of them have a place again, and
    `DatabaseUnavailable` (or PyMongo's own error, which gets the same response) if the storage does not
    respond.
    """
    storage = storages.chosen(settings.RATE_LIMIT_STORAGE_URL)
    return run(storage, taking(storage, limited))


async def hit_async(*limited: tuple[Limit, str]) -> None:
    """Count a hit as `hit` does, on the event loop."""
    storage = storages.chosen(settings.RATE_LIMIT_STORAGE_URL)
    await run_async(storage, taking(storage, limited))


def taking(storage: Storage, limited: Sequence[tuple[Limit, str]]) -> Steps[Taken]:
    """Decide about a hit in steps, for threads and for the event loop alike. Raises `RateLimited`."""
    windows = [(key, limit.window(key)) for limit, key in limited]
    wanted, taken = [window for _, window in windows], list[Window]()
    if len(wanted) > 1:  # A single window is read by taking a place in it, which saves a round trip.
        yield from _reject_full(storage, wanted)
    at = clock.now().timestamp()
    # A window that another request has just created counts as full here, and then has a place after all.
    while full := (yield from storage.take(wanted, at)):
        taken += [window for window in wanted if window not in full]
        wanted = full
        try:
            yield from _reject_full(storage, wanted)
        except RateLimited:
            if taken:
                yield from storage.give_back(taken, at)
            raise
    return Taken(storage, windows, at)


def _reject_full(storage: Storage, windows: list[Window]) -> Steps[None]:
    wait = max((yield from storage.waits(windows)))
    if wait > 0:
        raise RateLimited("Too many requests. Try again later.", retry_after=math.ceil(wait))
