"""A circuit breaker: an upstream that keeps failing is left alone for a while."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from math import ceil

from ai_tools.errors import CircuitOpen, TimedOut, Unavailable
from sahienglish.core import clock

FAILURES_TO_OPEN = 5
REST = timedelta(seconds=10)


class Breaker:
    """Count failures in a row; after `FAILURES_TO_OPEN` refuse calls for `REST`, then let one call try."""

    def __init__(self, *, now: Callable[[], datetime] = clock.now) -> None:
        self._now = now
        self._failures = 0
        self._opened_at: datetime | None = None
        self._trying = False

    @contextmanager
    def guard(self) -> Iterator[None]:
        """Let a call through and learn from how it ends; raises `CircuitOpen` while open."""
        tries = self.admit()
        try:
            yield
        except (Unavailable, TimedOut):
            self.failed()
            raise
        except (Exception, GeneratorExit):
            # The model's server responded, so it is alive, even if it sent an error or no one reads the rest.
            self.recovered()
            raise
        else:
            self.recovered()
        finally:
            # A call from before the rest may end while another one tries.
            self._trying = self._trying and not tries

    def failed(self) -> None:
        """Take note of a failure in a row."""
        self._failures += 1
        if self._failures >= FAILURES_TO_OPEN:
            self._opened_at = self._now()

    def admit(self) -> bool:
        """Return whether the call is the one that tries after a rest; raises `CircuitOpen`."""
        if self._opened_at is None:
            return False
        rest = REST - (self._now() - self._opened_at)
        if self._trying or rest > timedelta(0):
            raise CircuitOpen(retry_after=max(1, ceil(rest.total_seconds())))
        self._trying = True
        return True

    def recovered(self) -> None:
        """Forget earlier failures, because the upstream has responded."""
        self._failures, self._opened_at = 0, None
