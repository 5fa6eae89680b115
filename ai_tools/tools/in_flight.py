"""How many calls a worker process has in flight, and how many it may have."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings

from ai_tools.errors import Unavailable

RETRY_AFTER_SECONDS = 2


class InFlight:
    """Count calls; the one that would be `AI_MAX_IN_FLIGHT + 1` is refused at once, not queued."""

    def __init__(self) -> None:
        self.count = 0

    @contextmanager
    def one_more(self) -> Iterator[None]:
        """Hold a place while the block runs; raises `Unavailable` when there is none."""
        if self.count >= settings.AI_MAX_IN_FLIGHT:
            raise Unavailable("Too many texts are being worked on.", retry_after=RETRY_AFTER_SECONDS)
        self.count += 1
        try:
            yield
        finally:
            self.count -= 1
