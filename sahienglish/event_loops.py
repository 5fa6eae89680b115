"""Things that belong to one event loop: clients, whose connections serve one loop only, and tasks."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, Generic, TypeVar
from weakref import WeakKeyDictionary

T = TypeVar("T")

_background: set[asyncio.Task[Any]] = set()


def in_background(work: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
    """Start work that goes on even if no one awaits it."""
    task = asyncio.ensure_future(work)
    # The event loop holds tasks weakly: without this reference one could vanish half done.
    _background.add(task)
    task.add_done_callback(_background.discard)
    return task


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
