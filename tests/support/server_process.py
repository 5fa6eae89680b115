"""`manage.py serve` as operators run it: a process of its own, told everything by its environment."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any, Self

import httpx

from tests.support.plain_http import NO_AUTHORITIES
from tests.support.waiting import PATIENCE_SECONDS, wait_until

ROOT = Path(__file__).resolve().parents[2]
INHERITED = ("PATH", "HOME", "SYSTEMROOT", "TMPDIR")


def environment(**settings: str) -> dict[str, str]:
    """Return the environment of a process that knows nothing but `settings`."""
    inherited = {name: os.environ[name] for name in INHERITED if name in os.environ}
    return inherited | {"ENV_FILE": os.devnull} | settings


def manage(*arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run a command of `manage.py` to its end."""
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
    """A running service, started by `launcher` if given; its output is in `printed` and `logged`."""

    def __init__(self, directory: Path, *arguments: str, launcher: Any = (), **settings: str) -> None:
        self.port = int(settings.get("PORT") or free_port())
        self.url = f"http://127.0.0.1:{self.port}"
        self._out, self._err = directory / f"{self.port}.out", directory / f"{self.port}.err"
        with self._out.open("w") as out, self._err.open("w") as err:
            self.process = subprocess.Popen(
                [*launcher, sys.executable, "manage.py", "serve", *arguments],
                cwd=ROOT,
                env=environment(VAR_DIR=str(directory / "var"), **settings | {"PORT": str(self.port)}),
                stdout=out,
                stderr=err,
            )

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
