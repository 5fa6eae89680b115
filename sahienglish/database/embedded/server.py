"""The server process itself: SecantusDB's executable, never imported (it is under the GPL)."""

import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, Self

from sahienglish.database.embedded.file_lock import FileLock
from sahienglish.database.embedded.folder import Folder

HOST = "127.0.0.1"
EXECUTABLE = "secantusd-py"
START_SECONDS = 30
STOP_SECONDS = 10
POLL_SECONDS = 0.02
CONFIGURATION = Path(__file__).with_name("secantusd.toml")
# Below the ports that systems hand to outgoing connections, which could take ours while it is stopped.
PORTS = range(20000, 30000)


class StartError(Exception):
    """Raised when the server does not start; the text says why and what to do."""


class PortTaken(StartError):
    """Raised when another program took the port first."""


class Server:
    """A running SecantusDB that syncs every acknowledged write to disk, on `port` of this machine."""

    def __init__(self, process: subprocess.Popen[bytes], port: int) -> None:
        self._process = process
        self.port = port

    @classmethod
    def start(cls, folder: Folder, *, port: int) -> Self:
        """Start on `port`, or on another one where a stranger has it."""
        try:
            return cls._start(folder, port if port and _is_free(port) else free_port())
        except PortTaken:
            return cls._start(folder, free_port())

    @classmethod
    def _start(cls, folder: Folder, port: int) -> Self:
        lock = FileLock(folder.server_lock)
        lock.acquire()
        folder.log.touch()
        told = folder.log.stat().st_size
        with folder.log.open("ab") as log:
            process = subprocess.Popen(  # noqa: S603 (nothing here comes from outside)
                command(folder.data, port, "--sync-on-commit"),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                **_keeping(lock),
            )
        lock.release()
        server = cls(process, port)
        try:
            if server._answers_in_time():
                return server
            raise _explained(folder, folder.log.read_bytes()[told:].decode(errors="replace"))
        except BaseException:
            server.stop()
            raise

    def _answers_in_time(self) -> bool:
        deadline = time.monotonic() + START_SECONDS
        while self.is_alive() and time.monotonic() < deadline:
            if accepts(self.port):
                return True
            time.sleep(POLL_SECONDS)
        return False

    def is_alive(self) -> bool:
        return self._process.poll() is None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> None:
        """End the server in good order, by force when it does not within `STOP_SECONDS`."""
        deadline = time.monotonic() + STOP_SECONDS
        while self.is_alive() and time.monotonic() < deadline:
            # Asked again every second: it misses a signal that arrives while it begins to wait for one.
            self._process.terminate()
            self._await_end(seconds=1)
        self._process.kill()
        self._process.wait()

    def _await_end(self, *, seconds: float) -> None:
        deadline = time.monotonic() + seconds
        while self.is_alive() and time.monotonic() < deadline:
            # It closes when its next connection arrives, or two seconds later.
            accepts(self.port)
            time.sleep(POLL_SECONDS)


def _keeping(lock: FileLock) -> dict[str, Any]:
    """Let the new process alone hold `lock`, signed before it runs; Windows cannot hand locks on."""
    return {} if sys.platform == "win32" else {"pass_fds": (lock.fileno(),), "preexec_fn": lock.sign}


def end_orphan(folder: Folder) -> None:
    """End the server that a killed keeper left behind, if there is one."""
    lock = FileLock(folder.server_lock)
    if not lock.acquire():
        os.kill(lock.signature(), signal.SIGKILL)
        lock.acquire(wait=STOP_SECONDS)
    lock.release()


def command(data: Path, port: int, *flags: str) -> list[str]:
    """Return the command line of a server on `data`."""
    found = shutil.which(EXECUTABLE, path=str(Path(sys.executable).parent)) or shutil.which(EXECUTABLE)
    if found is None and sys.version_info >= (3, 14):
        raise StartError(
            "The embedded database does not run on Python 3.14 yet. "
            "Set MONGODB_URL to a MongoDB server, or use Python 3.11 to 3.13."
        )
    if found is None:
        raise StartError(
            f"The embedded database needs {EXECUTABLE}, which is not installed next to {sys.executable}. "
            "Run `pip install -r requirements.txt`, or set MONGODB_URL to a MongoDB server."
        )
    options = {"config": CONFIGURATION, "host": HOST, "port": port, "storage-path": data}
    # Its first line names the interpreter of the folder where it was installed, which may have been moved.
    interpreter = [] if sys.platform == "win32" else [sys.executable]
    return [*interpreter, found, *(f"--{name}={value}" for name, value in options.items()), *flags]


def free_port() -> int:
    """Return a port of this machine that is free."""
    return next(port for port in random.sample(PORTS, len(PORTS)) if _is_free(port))


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        if sys.platform != "win32":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def accepts(port: int) -> bool:
    """Say whether something accepts connections on `port`."""
    try:
        socket.create_connection((HOST, port), timeout=1).close()
    except OSError:
        return False
    return True


def _explained(folder: Folder, output: str) -> StartError:
    """Return the error that says in words what the server printed before it ended."""
    if "Address already in use" in output:
        return PortTaken("Another program took the database's port.")
    data = folder.data
    causes = {
        "resource busy": f"Another server has {data} open: end its process, then try again.",
        "No space left": f"The disk that holds {data} is full: free some space, then try again.",
        "Permission denied": f"{data} cannot be written: check who owns it.",
        "Read-only file system": f"{data} is on a read-only file system: set VAR_DIR to another place.",
    }
    for sign, explanation in causes.items():
        if sign in output:
            return StartError(explanation)
    last = output.strip().rpartition("\n")[2] or f"no answer within {START_SECONDS} seconds"
    return StartError(f"The embedded database did not start: {last}. See {folder.log}.")
