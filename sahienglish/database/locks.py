"""Locks shared by every process and machine that uses one database."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from secrets import token_hex

from pymongo.errors import DuplicateKeyError

from sahienglish.core import clock
from sahienglish.core.errors import Overloaded
from sahienglish.database import leases, mongo

COLLECTION = "locks"
LEASE = timedelta(seconds=10)
RENEWALS_PER_LEASE = 3
POLL_SECONDS = 0.1


class LockTimeout(Overloaded):
    """Raised when another holder does not let go in time. A request responds with it, a command prints it."""


@contextmanager
def held(name: str, *, wait: float = 300) -> Iterator[None]:
    """Run the block while no other process or thread anywhere holds the lock `name`.

    A lease decides, renewed while the block runs: when a holder is killed, the next one gets the
    lock a lease later. The clocks of the machines may differ by less than that. Raises `LockTimeout`
    when `wait` seconds were not enough.
    """
    holder = token_hex(16)
    _await(name, holder, wait=wait)
    try:
        with leases.renewed(f"lock {name}", partial(_renew, name, holder), every=LEASE / RENEWALS_PER_LEASE):
            yield
    finally:
        mongo.collection(COLLECTION).delete_one({"_id": name, "holder": holder})


def _await(name: str, holder: str, *, wait: float) -> None:
    deadline = time.monotonic() + wait
    while not _take(name, holder):
        if time.monotonic() >= deadline:
            # Not by its name, which can hold what a provider says of a user.
            raise LockTimeout(f"Another process kept a lock for more than {wait:g} seconds.", retry_after=1)
        time.sleep(POLL_SECONDS)


def _take(name: str, holder: str) -> bool:
    """Insert the lease, or take over one that ran out; the unique `_id` admits one of all who try."""
    now = clock.now()
    try:
        mongo.collection(COLLECTION).update_one(
            {"_id": name, "expires_at": {"$lte": now}},
            {"$set": {"holder": holder, "expires_at": now + LEASE}},
            upsert=True,
        )
    except DuplicateKeyError:
        return False
    return True


def _renew(name: str, holder: str) -> None:
    mine = {"_id": name, "holder": holder}
    mongo.collection(COLLECTION).update_one(mine, {"$set": {"expires_at": clock.now() + LEASE}})
