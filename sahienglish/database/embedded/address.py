"""The address of the embedded database, for every process that uses it."""

import logging
import shutil
import subprocess
import sys
import time
from functools import cache
from pathlib import Path
from threading import Event, Lock, Thread
from typing import Any

from pymongo.errors import ConnectionFailure

from sahienglish.database.embedded.file_lock import FileLock, is_held
from sahienglish.database.embedded.folder import Folder
from sahienglish.database.embedded.server import HOST, START_SECONDS, STOP_SECONDS

logger = logging.getLogger(__name__)

PROJECT = Path(__file__).resolve().parents[3]
POLL_SECONDS = 0.02
WATCH_SECONDS = 0.25
RETRY_SECONDS = 5
# The server's own log of changes takes up to twenty before the first document is stored.
LEAST_FREE_BYTES = 32 * 1024 * 1024
_joining = Lock()

if sys.platform == "win32":
    _APART: dict[str, Any] = {
        "creationflags": subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW
    }
else:
    _APART: dict[str, Any] = {"start_new_session": True}


def url(root: Path) -> str:
    """Return the URL of the database in `root`, which runs from now until this process ends.

    Raises `ConnectionFailure`, in words, when it cannot be started.
    """
    try:
        with _joining:
            return f"mongodb://{HOST}:{_user(root.absolute()).await_server()}/"
    except OSError as error:
        raise ConnectionFailure(f"The embedded database cannot use {root}: {error.strerror}.") from error


@cache
def _user(root: Path) -> "User":
    root.mkdir(mode=0o700, parents=True, exist_ok=True)
    return User(Folder(root))


class User:
    """This process as a user of the database in `folder`: one share of the lock that keeps it running."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self._share = FileLock(folder.users_lock)
        self._left = Event()
        self._ran = False
        # The keeper owns the lock while it stops a server that is no longer used.
        if not self._share.acquire(shared=True, wait=2 * STOP_SECONDS):
            raise ConnectionFailure(f"The embedded database in {folder.root} does not finish stopping.")
        Thread(target=self._watch, name="embedded-database", daemon=True).start()

    def await_server(self) -> int:
        """Return the server's port as soon as it answers, starting it if need be."""
        deadline = time.monotonic() + 2 * START_SECONDS
        keeper = None
        while time.monotonic() < deadline:
            if is_held(self._folder.keeper_lock):
                if (state := self._folder.read_state()).ready:
                    self._ran = True
                    return state.port
            elif keeper is None or keeper.poll() == 0:
                keeper = self._start_keeper()
            elif keeper.returncode:
                raise ConnectionFailure(self._folder.read_state().error or f"See {self._folder.log}.")
            time.sleep(POLL_SECONDS)
        raise ConnectionFailure(f"The embedded database takes too long to start. See {self._folder.log}.")

    def leave(self) -> None:
        """Release the database; its keeper stops it when no process needs it."""
        self._left.set()
        self._share.release()

    def _start_keeper(self) -> subprocess.Popen[bytes]:
        """Start the keeper out of reach of this terminal's Ctrl-C; where several do, one keeper stays."""
        if shutil.disk_usage(self._folder.root).free < LEAST_FREE_BYTES:
            raise ConnectionFailure(f"The disk that holds {self._folder.root} is full: free some space.")
        with self._folder.log.open("ab") as log:
            self._keeper = subprocess.Popen(  # noqa: S603 (nothing here comes from outside)
                [sys.executable, "-m", "sahienglish.database.embedded.keeper", str(self._folder.root)],
                cwd=PROJECT,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                **_APART,
            )
        return self._keeper

    def _watch(self) -> None:
        """Bring the database back whenever its keeper or its server was killed."""
        while not self._left.wait(WATCH_SECONDS):
            try:
                self._bring_back()
            except (ConnectionFailure, OSError) as error:
                logger.error("the embedded database does not come back: %s", error)
                self._left.wait(RETRY_SECONDS)

    def _bring_back(self) -> None:
        if is_held(self._folder.keeper_lock):
            return
        with _joining:
            # On a busy machine the first keeper may not have taken its lock until `await_server` returned.
            if is_held(self._folder.keeper_lock):
                return
            again = self._ran
            self.await_server()
        if again:
            logger.warning("the embedded database was gone and runs again")
