"""A Python that has loaded what every command loads, and forks a process for each one that is to run.

The packages below are the greater part of the second that a command needs to start. They read neither
settings nor the environment when they are imported, so the forked process does itself whatever depends on
them: it gets the arguments, the environment and the output files, and runs the file of the command.

Run as a script with the number of the socket that requests come from, this is that Python.
"""

import contextlib
import gc
import importlib
import json
import os
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import IO, Any

PACKAGES = (
    "aiohttp",
    "bcrypt",
    "cryptography.hazmat.primitives.asymmetric.rsa",
    "django.contrib.admin",
    "django.contrib.auth.hashers",
    "django.core.management",
    "django.db.models",
    "django.test.client",
    "django_mongodb_backend.base",
    "email_validator",
    "environs",
    "harper",
    "langcodes",
    "language_data.names",
    "limits",
    "orjson",
    "pymongo",
    "pyotp",
    "rapidfuzz",
    "redis.asyncio",
    "regex",
    "requests",
    "segno",
    "spellchecker",
    "uvicorn.supervisors",
    "webauthn",
    "whitenoise.middleware",
    "yaml",
)
ROOT = Path(__file__).resolve().parents[3]


class Process:
    """A process that the warm Python started; the part of `subprocess.Popen` that tests use."""

    def __init__(self, arguments: list[str], env: Mapping[str, str], *, out: IO[Any], err: IO[Any]) -> None:
        self.returncode: int | None = None
        self._connection, other_end = socket.socketpair()
        with other_end:
            socket.send_fds(_requests(), [b"."], [other_end.fileno(), out.fileno(), err.fileno()])
        with self._connection.makefile("w") as request:
            json.dump([arguments, dict(env)], request)
        self._connection.shutdown(socket.SHUT_WR)
        self._lines = self._connection.makefile("r")
        self.pid = int(self._lines.readline())

    def poll(self) -> int | None:
        """Return the exit code, if the process has ended."""
        if self.returncode is None and select.select([self._connection], [], [], 0)[0]:
            self.returncode = int(self._lines.readline())
            self._lines.close()
            self._connection.close()
        return self.returncode

    def wait(self, timeout: float) -> int:
        """Return the exit code as soon as the process has ended. Raises `subprocess.TimeoutExpired`."""
        if self.returncode is None:
            select.select([self._connection], [], [], timeout)
        code = self.poll()
        if code is None:
            raise subprocess.TimeoutExpired(str(self.pid), timeout)
        return code

    def send_signal(self, number: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)


@cache
def _requests() -> socket.socket:
    """Start the warm Python and return the socket that it reads requests from; it ends with this process."""
    ours, its = socket.socketpair()
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    with its:
        command = [sys.executable, __file__, str(its.fileno())]
        _started.append(subprocess.Popen(command, cwd=ROOT, env=environment, pass_fds=[its.fileno()]))
    return ours


_started: list[subprocess.Popen[bytes]] = []


def requested(requests: socket.socket) -> list[str]:
    """Fork for every request, and return in the forked process what it is to run; else never return."""
    woken, waking = socket.socketpair()
    for each in (woken, waking):
        each.setblocking(False)
    signal.signal(signal.SIGCHLD, lambda *caught: None)
    signal.set_wakeup_fd(waking.fileno())
    connections: dict[int, socket.socket] = {}
    while True:
        ready, _, _ = select.select([requests, woken], [], [])
        if woken in ready:
            woken.recv(1000)
            report_ends(connections)
        if requests in ready:
            mark, received, _, _ = socket.recv_fds(requests, 1, 3)
            if not mark:
                os._exit(0)
            connection, files = socket.socket(fileno=received[0]), received[1:]
            with connection.makefile("r") as request:
                arguments, environment = json.load(request)
            pid = os.fork()
            if not pid:
                signal.set_wakeup_fd(-1)
                signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                for each in (requests, woken, waking, connection, *connections.values()):
                    each.close()
                become(files, environment)
                return list(arguments)
            for file in files:
                os.close(file)
            connection.sendall(f"{pid}\n".encode())
            connections[pid] = connection


def report_ends(connections: dict[int, socket.socket]) -> None:
    """Tell those who wait for them the exit codes of all that have ended."""
    while connections:
        pid, status = os.waitpid(-1, os.WNOHANG)
        if not pid:
            return
        with connections.pop(pid) as connection, contextlib.suppress(BrokenPipeError):
            connection.sendall(f"{os.waitstatus_to_exitcode(status)}\n".encode())


def become(files: list[int], environment: dict[str, str]) -> None:
    """Give this process the standard files and the environment that a new one would have."""
    with Path(os.devnull).open("rb") as nothing:
        for number, file in enumerate((nothing.fileno(), *files)):
            os.dup2(file, number)
    for file in files:
        os.close(file)
    os.environ.clear()
    os.environ.update(environment)


if __name__ == "__main__":
    for package in PACKAGES:
        importlib.import_module(package)
    gc.freeze()
    sys.argv = requested(socket.socket(fileno=int(sys.argv[1])))
    __file__ = sys.argv[0]
    # What Python does for a script: the script's folder comes first, in place of this one's.
    sys.path[0] = str(Path(__file__).resolve().parent)
    exec(compile(Path(__file__).read_bytes(), __file__, "exec"))  # noqa: S102
