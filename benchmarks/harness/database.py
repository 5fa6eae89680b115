"""The database of the benchmarks: the embedded one's server in a folder of its own, migrated and seeded."""

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bson import json_util
from pymongo import MongoClient
from pymongo.database import Database

from benchmarks.harness.contestants import ENVIRONMENT
from benchmarks.harness.processes import PROJECT, Process, free_port, python
from sahienglish.database.embedded import server

START_SECONDS = 60


class DatabaseServer(Process):
    """A SecantusDB on the data in `folder`."""

    def __init__(self, folder: Path, *flags: str) -> None:
        port = free_port()
        self.url = f"mongodb://127.0.0.1:{port}/"
        super().__init__(server.command(folder / "data", port, *flags), log=folder / "database.log")

    def wait(self) -> None:
        with MongoClient[dict[str, Any]](self.url, serverSelectionTimeoutMS=START_SECONDS * 1000) as client:
            client.admin.command("ping")


@contextmanager
def running(folder: Path, *flags: str) -> Iterator[DatabaseServer]:
    with DatabaseServer(folder, *flags) as started:
        started.wait()
        yield started


def migrate(url: str, folder: Path) -> None:
    """Make the collections and indexes, as the product does."""
    environment = {"ENV_FILE": "/dev/null", "VAR_DIR": str(folder / "var"), "MONGODB_URL": url}
    done = subprocess.run(
        python("manage.py", "migrate", "--verbosity=0"),
        cwd=PROJECT,
        env=os.environ | ENVIRONMENT | environment,
        check=False,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise RuntimeError(done.stderr)


@contextmanager
def opened(url: str) -> Iterator[Database[dict[str, Any]]]:
    with MongoClient[dict[str, Any]](url) as client:
        yield client[ENVIRONMENT["DATABASE_NAME"]]


class Replay:
    """The process that answers in the database's place from memory (`benchmarks.harness.replay`)."""

    def __init__(self, url: str) -> None:
        port = url.rstrip("/").rpartition(":")[2]
        self._process = subprocess.Popen(
            python("-m", "benchmarks.harness.replay", "--database", port),
            cwd=PROJECT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._process.stdin
        assert self._process.stdout
        self._stdin, self._stdout = self._process.stdin, self._process.stdout
        self.url = f"mongodb://127.0.0.1:{int(self._stdout.readline())}/"

    def answer_from_memory(self) -> None:
        self._say("replay")

    def pass_on(self) -> None:
        """Let the database answer from here."""
        self._say("pass")

    def count(self) -> dict[str, int]:
        """Return how many commands of each kind there were since the last question."""
        seen: dict[str, int] = self._say("count")
        return seen

    def commands(self) -> list[dict[str, Any]]:
        """Return one command of each kind that was sent since the last question."""
        sent: list[dict[str, Any]] = self._say("commands")
        return sent

    def _say(self, word: str) -> Any:
        self._stdin.write(word + "\n")
        self._stdin.flush()
        return json_util.loads(self._stdout.readline())

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait()


@contextmanager
def replaying(url: str) -> Iterator[Replay]:
    replay = Replay(url)
    try:
        yield replay
    finally:
        replay.stop()


def wait_until_quiet(seconds: float = 0.5) -> None:
    """Let connections and background work that a start brings along come to rest."""
    time.sleep(seconds)
