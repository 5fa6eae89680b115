"""The database of one test run: the product's embedded server in a temporary directory."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sahienglish.database.embedded.address import User
from sahienglish.database.embedded.file_lock import is_held
from sahienglish.database.embedded.folder import Folder
from sahienglish.database.embedded.server import STOP_SECONDS
from tests.support.waiting import wait_until

MEMORY = Path("/dev/shm")  # noqa: S108 (a directory is made in it by mkdtemp)


@contextmanager
def running() -> Iterator[str]:
    """Yield the URL of an empty server, or of the real one that `TEST_MONGODB_URL` names."""
    if url := os.environ.get("TEST_MONGODB_URL"):
        yield url
        return
    with temporary_directory() as directory:
        folder = Folder(directory)
        user = User(folder)
        try:
            yield f"mongodb://127.0.0.1:{user.await_server()}/"
        finally:
            user.leave()
            wait_until(lambda: not is_held(folder.keeper_lock), within=STOP_SECONDS)


@contextmanager
def temporary_directory() -> Iterator[Path]:
    """Yield a directory in memory where the system has such a place: syncing to it costs nothing."""
    directory = Path(tempfile.mkdtemp(prefix="sahienglish-", dir=MEMORY if MEMORY.is_dir() else None))
    try:
        yield directory
    finally:
        shutil.rmtree(directory, ignore_errors=True)
