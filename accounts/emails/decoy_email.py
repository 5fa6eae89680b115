"""Work done for an address without an account, so that the time of a response tells nothing."""

from datetime import timedelta

from accounts.emails import daily_cap
from accounts.models import Decoy
from sahienglish.core import clock
from sahienglish.database import mongo

LETTER = "x" * 6_000
"""About as long as a rendered e-mail."""


def mail(*, capped: str = "") -> None:
    """Store something that costs what storing an e-mail costs, and is never sent.

    `capped` is the address, if an e-mail in its place would count against the cap of the day.
    """
    if capped:
        daily_cap.allows(to=capped, confirmed=False)
    forget_at = clock.now() + timedelta(minutes=1)
    mongo.collection(Decoy._meta.db_table).insert_one({"letter": LETTER, "forget_at": forget_at})
