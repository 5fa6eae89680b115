"""Leases: they last for a while, and are renewed for as long as they are in use."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from threading import Event, Thread

from pymongo.errors import PyMongoError

logger = logging.getLogger(__name__)


@contextmanager
def renewed(what: str, renew: Callable[[], object], *, every: timedelta) -> Iterator[None]:
    """Call `renew` from a thread of its own while the block runs; an outage ends neither."""
    done = Event()

    def run() -> None:
        while not done.wait(every.total_seconds()):
            try:
                renew()
            except PyMongoError as error:
                logger.warning("the lease of %s is not renewed: %s", what, type(error).__name__)

    renewer = Thread(target=run, name=f"lease of {what}", daemon=True)
    renewer.start()
    try:
        yield
    finally:
        done.set()
        renewer.join()
