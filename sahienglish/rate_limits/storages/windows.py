"""A moving window, and what a storage of windows does."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from sahienglish.core import clock

MOMENT = 0.001
"""The shortest wait, in seconds: what the clock can tell apart."""


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
    """Windows shared by all workers; each method is one round trip."""

    def take(self, windows: Sequence[Window], at: float) -> list[Window]:
        """Take a place in each window at a time, now, and return those where none was to be had."""
        ...

    def give_back(self, windows: Sequence[Window], at: float) -> None:
        """Free the place of each window that was taken at that time."""
        ...

    def waits(self, windows: Sequence[Window]) -> list[float]:
        """Return the seconds until each window has a place; 0 where it has one."""
        ...
