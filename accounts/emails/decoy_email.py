"""Work done for an address without an account, so that the time of an answer tells nothing."""

from datetime import timedelta

from accounts.models import Decoy
from sahienglish.core import clock
from sahienglish.database import mongo

LETTER = "x" * 6_000
"""About as long as a rendered mail."""


def mail() -> None:
    """Store something that costs what storing a mail costs, and is never sent."""
    forget_at = clock.now() + timedelta(minutes=1)
    mongo.collection(Decoy._meta.db_table).insert_one({"letter": LETTER, "forget_at": forget_at})
