"""A circuit breaker: an upstream that keeps failing is left alone for a while."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from math import ceil

from ai_tools.errors import TimedOut, Unavailable
from sahienglish.common import clock

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
        """Let a call through and learn from how it ends; raises `Unavailable` while open."""
        self._admit()
        try:
            yield
        except (Unavailable, TimedOut):
            self.failed()
            raise
        except Exception:
            # The upstream answered: it lives, whatever it said.
            self._recovered()
            raise
        else:
            self._recovered()
        finally:
            self._trying = False

    def failed(self) -> None:
        """Take note of a failure in a row."""
        self._failures += 1
        if self._failures >= FAILURES_TO_OPEN:
            self._opened_at = self._now()

    def _admit(self) -> None:
        if self._opened_at is None:
            return
        rest = REST - (self._now() - self._opened_at)
        if self._trying or rest > timedelta(0):
            raise Unavailable(retry_after=max(1, ceil(rest.total_seconds())))
        self._trying = True

    def _recovered(self) -> None:
        self._failures, self._opened_at = 0, None
