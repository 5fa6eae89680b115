"""The one place that knows what time it is, so that tests can move it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta


def _system() -> datetime:
    return datetime.now(UTC)


EPOCH = datetime.fromtimestamp(0, UTC)
"""Earlier than any stored time: what a missing one is compared as."""

_source: Callable[[], datetime] = _system


def now() -> datetime:
    """Return the current time in UTC, cut to the milliseconds that MongoDB stores."""
    moment = _source()
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


class FrozenClock:
    """A clock that stands still until `advance` is called."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def advance(self, **interval: float) -> None:
        """Move forward by `timedelta(**interval)`."""
        self.at += timedelta(**interval)


@contextmanager
def frozen(at: datetime | None = None) -> Iterator[FrozenClock]:
    """Stop the clock of the whole process at `at` (now by default) while the block runs."""
    global _source  # noqa: PLW0603  (one clock for the whole process is the point)
    previous, clock = _source, FrozenClock(at or now())
    _source = clock
    try:
        yield clock
    finally:
        _source = previous
