"""`manage.py serve` as operators run it: a process of its own, told everything by its environment."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, Self

import httpx

from tests.support.plain_http import NO_AUTHORITIES
from tests.support.servers import warm_python
from tests.support.waiting import PATIENCE_SECONDS, wait_until

ROOT = Path(__file__).resolve().parents[3]
WITHOUT_CHECKER = {"AI_PROVIDER": "openai", "OPENAI_BASE_URL": "http://127.0.0.1:1"}
"""Settings of a service that loads no offline checker, which takes a processor two seconds per worker."""

INHERITED = ("PATH", "HOME", "SYSTEMROOT", "TMPDIR")


def environment(**settings: str) -> dict[str, str]:
    """Return the environment of a process that knows nothing but `settings`."""
    inherited = {name: os.environ[name] for name in INHERITED if name in os.environ}
    return inherited | {"ENV_FILE": os.devnull} | settings


def on_test_database() -> dict[str, str]:
    """Return settings that lead to the prepared database of the tests."""
    from django.db import connection

    database = connection.settings_dict
    return {"MONGODB_URL": database["HOST"], "DATABASE_NAME": database["NAME"]}


def manage(*arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run a command of `manage.py` to its end, in a process that the warm Python forks."""
    command = ["manage.py", *arguments]
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
        process = warm_python.Process(command, environment(**settings), out=out, err=err)
        try:
            code = process.wait(PATIENCE_SECONDS)
        finally:
            process.kill()
        for file in (out, err):
            file.seek(0)
        return subprocess.CompletedProcess(command, code, out.read(), err.read())


def manage_cold(*arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run a command of `manage.py` to its end, as a shell does."""
    command = [sys.executable, "manage.py", *arguments]
    return subprocess.run(
        command,
        check=False,
        cwd=ROOT,
        env=environment(**settings),
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
    )


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Served:
    """A running service; its output is in `printed` and `logged`.

    The warm Python forks it. Given a `launcher`, which may be empty, it is a Python started by that.
    """

    def __init__(self, directory: Path, *arguments: str, launcher: Any = None, **settings: str) -> None:
        self.port = int(settings.get("PORT") or free_port())
        self.url = f"http://127.0.0.1:{self.port}"
        self._out, self._err = directory / f"{self.port}.out", directory / f"{self.port}.err"
        env = environment(VAR_DIR=str(directory / "var"), **settings | {"PORT": str(self.port)})
        command = ["manage.py", "serve", *arguments]
        with self._out.open("w") as out, self._err.open("w") as err:
            self.process: subprocess.Popen[bytes] | warm_python.Process
            if launcher is None:
                self.process = warm_python.Process(command, env, out=out, err=err)
            else:
                command = [*launcher, sys.executable, *command]
                self.process = subprocess.Popen(command, cwd=ROOT, env=env, stdout=out, stderr=err)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        if self.process.poll() is None:
            self.terminate()
            self.wait()

    def await_readiness(self) -> Self:
        """Return as soon as the service answers that it is ready."""
        wait_until(self._is_ready)
        return self

    def _is_ready(self) -> bool:
        assert self.process.poll() is None, self.logged
        try:
            with self.client() as client:
                return client.get("/readyz").status_code == 200
        except httpx.TransportError:
            return False

    def client(self, **options: Any) -> httpx.Client:
        return httpx.Client(base_url=self.url, timeout=PATIENCE_SECONDS, verify=NO_AUTHORITIES, **options)

    def terminate(self) -> None:
        """Ask it to stop, as every supervisor does."""
        self.process.send_signal(signal.SIGTERM)

    def wait(self) -> int:
        """Return its exit code."""
        return self.process.wait(PATIENCE_SECONDS)

    @property
    def printed(self) -> str:
        return self._out.read_text()

    @property
    def logged(self) -> str:
        return self._err.read_text()
