"""Expensive work of one account, one piece at a time, so that no account can take a whole worker process."""

import asyncio
from collections.abc import AsyncIterator, Hashable
from contextlib import asynccontextmanager
from weakref import WeakValueDictionary

from sahienglish.core.errors import RateLimited

RETRY_AFTER_SECONDS = 1


class AccountQueue:
    """Let each account do one thing at a time on the event loop, and let a few more wait for it.

    The queue belongs to one process. It spares the event loop; it is no rate limit.
    """

    def __init__(self, *, most_waiting: int) -> None:
        self._most_waiting = most_waiting
        # Weak values: the lock of an account is gone as soon as none of its requests holds or awaits it.
        self._locks: WeakValueDictionary[Hashable, asyncio.Lock] = WeakValueDictionary()
        self._waiting: dict[Hashable, int] = {}

    @asynccontextmanager
    async def turn(self, account: Hashable) -> AsyncIterator[None]:
        """Wait for the account's turn and hold it. Raises `RateLimited` if too many requests wait already."""
        waiting = self._waiting.get(account, 0)
        if waiting > self._most_waiting:
            raise RateLimited("Too many requests of this account at once.", retry_after=RETRY_AFTER_SECONDS)
        self._waiting[account] = waiting + 1
        try:
            async with self._locks.setdefault(account, asyncio.Lock()):
                yield
        finally:
            if self._waiting[account] == 1:
                del self._waiting[account]
            else:
                self._waiting[account] -= 1
