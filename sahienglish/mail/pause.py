"""Pausing the whole queue while the mail server accepts nothing from this sender."""

import logging
from datetime import datetime, timedelta
from typing import Any

from pymongo.collection import Collection

from sahienglish.core import clock
from sahienglish.database import mongo

COLLECTION = "mail_pause"
QUEUE = "queue"
FIRST = timedelta(minutes=15)
LONGEST = timedelta(hours=2)
"""A quota is renewed within a day: this often one e-mail finds out whether it has been."""

logger = logging.getLogger(__name__)


def begin(reason: str) -> None:
    """Pause the queue for every process, twice as long as the last time if nothing was sent since."""
    now, last = clock.now(), _collection().find_one({"_id": QUEUE})
    length = min(timedelta(seconds=last["seconds"]) * 2, LONGEST) if last else FIRST
    pause = {"until": now + length, "seconds": length.total_seconds(), "reason": reason}
    _collection().update_one({"_id": QUEUE}, {"$set": pause}, upsert=True)
    logger.warning(
        "e-mail is paused until %s UTC, because the mail server rejects this sender: %s",
        f"{now + length:%H:%M}",
        reason,
    )


def until() -> datetime | None:
    """Return when the queue goes on; a time in the past means that nothing was sent since."""
    pause = _collection().find_one({"_id": QUEUE})
    return pause["until"] if pause else None


def end() -> None:
    """Forget the pause: something was sent, or staff want to try."""
    _collection().delete_one({"_id": QUEUE})


def _collection() -> Collection[dict[str, Any]]:
    return mongo.collection(COLLECTION)
