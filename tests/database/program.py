"""A small program on the embedded database, for tests to run several of and to kill: VERB VAR_DIR."""

import sys
import time
from pathlib import Path

from pymongo import MongoClient
from pymongo.collection import Collection
from pymongo.errors import PyMongoError

from sahienglish.database.embedded import address

PATIENCE_SECONDS = 20


def hold(things: Collection) -> None:
    """Say `ready` and use the database until the standard input ends."""
    things.database.command("ping")
    print("ready", flush=True)
    sys.stdin.read()


def write(things: Collection) -> None:
    """Insert one number after the other, printing each that was acknowledged; give up when none is."""
    number, acknowledged_at = 0, time.monotonic()
    while time.monotonic() < acknowledged_at + PATIENCE_SECONDS:
        number += 1
        try:
            things.insert_one({"number": number})
        except PyMongoError:
            continue
        acknowledged_at = time.monotonic()
        print(number, flush=True)


def read(things: Collection) -> None:
    """Print all numbers."""
    print(*(thing["number"] for thing in things.find()))


if __name__ == "__main__":
    verb = {"hold": hold, "write": write, "read": read}[sys.argv[1]]
    client: MongoClient = MongoClient(address.url(Path(sys.argv[2]) / "mongo"), serverSelectionTimeoutMS=3000)
    verb(client.trial.things)
