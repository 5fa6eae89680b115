"""Things that belong to one event loop, such as a client: a connection serves the loop that opened it."""

import asyncio
from collections.abc import Callable
from typing import Generic, TypeVar
from weakref import WeakKeyDictionary

T = TypeVar("T")


class PerEventLoop(Generic[T]):
    """One thing for each event loop, made when the loop first asks for it."""

    def __init__(self, make: Callable[[], T]) -> None:
        self._make = make
        self._made: WeakKeyDictionary[asyncio.AbstractEventLoop, T] = WeakKeyDictionary()

    def current(self) -> T:
        """Return what the running event loop has."""
        loop = asyncio.get_running_loop()
        if (found := self._made.get(loop)) is None:
            found = self._made[loop] = self._make()
        return found

    def take(self) -> T | None:
        """Take it from the running event loop, if the loop has it, so that it can be closed."""
        return self._made.pop(asyncio.get_running_loop(), None)
