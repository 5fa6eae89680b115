"""Expensive work of one account, one request at a time, so that none can take a whole worker process."""

import asyncio
from collections.abc import AsyncIterator, Hashable
from contextlib import asynccontextmanager
from weakref import WeakValueDictionary

from sahienglish.core.errors import RateLimited
from sahienglish.core.gate import GatePerKey

RETRY_AFTER_SECONDS = 1


class AccountQueue:
    """Let each account do one thing at a time on the event loop, and let a few more wait for it.

    The queue belongs to one process. It spares the event loop; it is no rate limit.
    """

    def __init__(self, *, most_waiting: int) -> None:
        self._admitted = GatePerKey(
            lambda: most_waiting + 1,
            full=lambda: RateLimited(
                "Too many requests of this account at once.", retry_after=RETRY_AFTER_SECONDS
            ),
        )
        # Weak values: the lock of an account is gone as soon as none of its requests holds or awaits it.
        self._locks: WeakValueDictionary[Hashable, asyncio.Lock] = WeakValueDictionary()

    @asynccontextmanager
    async def turn(self, account: Hashable) -> AsyncIterator[None]:
        """Wait for the account's turn and hold it. Raises `RateLimited` if too many requests wait already."""
        with self._admitted.passing(account):
            async with self._locks.setdefault(account, asyncio.Lock()):
                yield
