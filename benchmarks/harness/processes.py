"""Processes that a benchmark starts, watches and ends, and what they cost."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

import psutil

PROJECT = Path(__file__).resolve().parents[2]
START_SECONDS = 60
STOP_SECONDS = 20
POLL_SECONDS = 0.005


class Process:
    """A program of ours that runs until the `with` block ends; what it prints goes to `log`."""

    def __init__(
        self, command: list[str], *, log: Path, environment: Mapping[str, str] | None = None
    ) -> None:
        self._log = log.open("ab")
        self.started_at = time.perf_counter()
        self._process = subprocess.Popen(
            command,
            cwd=PROJECT,
            env=os.environ | dict(environment or {}),
            stdin=subprocess.PIPE,
            stdout=self._log,
            stderr=self._log,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.terminate()
        try:
            self._process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._log.close()

    def is_alive(self) -> bool:
        return self._process.poll() is None

    def cpu_seconds(self) -> float:
        """Return user and system time of the process and its children so far."""
        times = (process.cpu_times() for process in self._tree())
        return sum(time.user + time.system for time in times)

    def megabytes(self) -> tuple[float, float]:
        """Return resident and proportional memory of the process that serves, the largest of the tree.

        Proportional memory shares out pages that several processes map; it is Linux's alone.
        """
        memory = max((process.memory_full_info() for process in self._tree()), key=lambda info: info.rss)
        return memory.rss / 2**20, getattr(memory, "pss", memory.rss) / 2**20

    def threads(self) -> int:
        return max(process.num_threads() for process in self._tree())

    def _tree(self) -> list[psutil.Process]:
        root = psutil.Process(self._process.pid)
        return [root, *root.children(recursive=True)]


class WebServer(Process):
    """A program that serves HTTP on `port` of this machine."""

    def __init__(
        self, name: str, command: list[str], *, port: int, log: Path, environment: Mapping[str, str]
    ) -> None:
        self.name, self.port = name, port
        super().__init__(command, log=log, environment=environment)

    def wait(self) -> float:
        """Wait for the first answer to `GET /healthz`; return the seconds since the start."""
        while time.perf_counter() - self.started_at < START_SECONDS:
            if not self.is_alive():
                break
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=5):
                    return time.perf_counter() - self.started_at
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                time.sleep(POLL_SECONDS)
        raise RuntimeError(f"{self.name} does not start: see {self._log.name}")


def python(*arguments: str) -> list[str]:
    return [sys.executable, *arguments]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
