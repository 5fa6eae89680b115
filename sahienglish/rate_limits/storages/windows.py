"""A moving window, and what a storage of windows does."""

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from sahienglish.core import clock

MOMENT = 0.001
"""The shortest wait, in seconds: what the clock can tell apart."""

T = TypeVar("T")

Call = Callable[[Any], Any]
"""One round trip: it is given the storage's client, blocking or asynchronous, and returns the result
or an awaitable of it."""

Steps = Generator[Call, Any, T]
"""A decision that yields its round trips and is sent their results, so that it is written once and
runs on a thread as well as on the event loop."""


@dataclass(frozen=True, slots=True)
class Window:
    """At most `amount` hits within the last `seconds`, under a name of its own."""

    name: str
    amount: int
    seconds: int

    def wait(self, *, oldest: float, count: int) -> float:
        """Return the seconds until a place is free, by the oldest hit that counts and their number."""
        if count < self.amount:
            return 0
        return max(MOMENT, oldest + self.seconds - clock.now().timestamp())


class Storage(Protocol):
    """Windows shared by all workers."""

    def take(self, windows: Sequence[Window], at: float) -> Steps[list[Window]]:
        """Take a place in each window at a time, now, and return the windows that had none."""
        ...

    def give_back(self, windows: Sequence[Window], at: float) -> Steps[None]:
        """Free the place of each window that was taken at that time."""
        ...

    def waits(self, windows: Sequence[Window]) -> Steps[list[float]]:
        """Return the seconds until each window has a place; 0 if it has one."""
        ...

    def call(self, call: Call) -> Any:
        """Make a round trip and block until it has ended."""
        ...

    async def call_async(self, call: Call) -> Any:
        """Make a round trip on the running event loop."""
        ...

    async def close(self) -> None:
        """Close the running event loop's connections."""
        ...


def run(storage: Storage, steps: Steps[T]) -> T:
    """Take all steps, blocking."""
    try:
        call = next(steps)
        while True:
            try:
                result = storage.call(call)
            except Exception as error:
                # The step decides what the error means: MongoDB says by one that a window is full.
                call = steps.throw(error)
            else:
                call = steps.send(result)
    except StopIteration as finished:
        outcome: T = finished.value
        return outcome


async def run_async(storage: Storage, steps: Steps[T]) -> T:
    """Take all steps on the running event loop."""
    try:
        call = next(steps)
        while True:
            try:
                result = await storage.call_async(call)
            except Exception as error:
                call = steps.throw(error)
            else:
                call = steps.send(result)
    except StopIteration as finished:
        outcome: T = finished.value
        return outcome
