"""A small program on the embedded database, for tests to run several of and to kill: VERB VAR_DIR."""

import sys
from pathlib import Path

import django
from django.conf import settings
from pymongo.errors import PyMongoError

OPTIONS = {"serverSelectionTimeoutMS": 3000, "connectTimeoutMS": 3000}


def hold() -> None:
    """Say `ready` and use the database until the standard input ends."""
    from sahienglish.database import mongo

    mongo.collection("things").database.command("ping")
    print("ready", flush=True)
    sys.stdin.read()


def write() -> None:
    """Insert one number after the other, printing each that was acknowledged."""
    from sahienglish.database import mongo

    things = mongo.collection("things")
    number = things.count_documents({})
    while True:
        number += 1
        try:
            things.insert_one({"number": number})
        except PyMongoError:
            continue
        print(number, flush=True)


def read() -> None:
    """Print all numbers."""
    from sahienglish.database import mongo

    print(*(thing["number"] for thing in mongo.collection("things").find()))


def lock() -> None:
    """Ask for a lock, print when it was held from and to, and keep it until the standard input ends."""
    from sahienglish.database import locks

    with locks.held("turn"):
        print("held", flush=True)
        sys.stdin.readline()


if __name__ == "__main__":
    settings.configure(
        VAR_DIR=Path(sys.argv[2]),
        USE_TZ=True,
        DATABASES={"default": {"ENGINE": "sahienglish.database.engine", "NAME": "things", "OPTIONS": OPTIONS}},
    )
    django.setup()
    {"hold": hold, "write": write, "read": read, "lock": lock}[sys.argv[1]]()
