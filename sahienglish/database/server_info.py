"""What the configured database turns out to be, found by asking it rather than by its version."""

import time
from dataclasses import dataclass
from statistics import median
from typing import Self

from django.db import connection
from pymongo.errors import OperationFailure

from sahienglish.database import locks, mongo

PINGS = 20


@dataclass(frozen=True, slots=True)
class Reached:
    """The server behind the default connection; `latency` is in milliseconds."""

    product: str
    addresses: str
    database: str
    latency: float
    transactions: bool

    @classmethod
    def inspect(cls) -> Self:
        """Ask the server; raises the driver's error when it cannot be reached."""
        latency = _latency()
        return cls(
            product=_product(),
            addresses=", ".join(sorted(f"{host}:{port}" for host, port in connection.connection.nodes)),
            database=mongo.database_name(),
            latency=latency,
            transactions=_has_transactions(),
        )


def _latency() -> float:
    database = mongo.database()
    database.command("ping")
    taken = []
    for _ in range(PINGS):
        began = time.perf_counter()
        database.command("ping")
        taken.append(time.perf_counter() - began)
    return median(taken) * 1000


def _product() -> str:
    build = connection.connection.server_info()
    if "secantusVersion" in build:
        return f"SecantusDB {build['secantusVersion']}, speaking MongoDB {build['version']}"
    return f"MongoDB {build['version']}"


def _has_transactions() -> bool:
    """Say whether an aborted write is really undone."""
    collection, trial = mongo.collection(locks.COLLECTION), {"_id": "trial of a transaction"}
    try:
        with connection.connection.start_session() as session:
            session.start_transaction()
            collection.insert_one(trial, session=session)
            session.abort_transaction()
    except OperationFailure:
        return False
    return collection.delete_one(trial).deleted_count == 0
