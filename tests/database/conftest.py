"""Programs on an embedded database of their own, for one test."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from sahienglish.database.embedded.folder import Folder
from tests.database.processes import Program, is_running
from tests.support.servers.database_server import temporary_directory
from tests.support.waiting import wait_until

ROOT = Path(__file__).parents[2]


@pytest.fixture
def var() -> Iterator[Path]:
    """A `VAR_DIR` whose database has stopped by the end of the test."""
    with temporary_directory() as directory:
        yield directory
        wait_until(lambda: not is_running(Folder(directory / "mongo")))


@pytest.fixture
def folder(var: Path) -> Folder:
    return Folder(var / "mongo")


@pytest.fixture
def run() -> Iterator[Callable[..., Program]]:
    """Start a program of this directory; what still runs at the end is killed."""
    started: list[Program] = []

    def run(name: str, *arguments: str, python: str = sys.executable, **options) -> Program:
        command = [python, str(Path(__file__).with_name(name)), *arguments]
        environment = {"PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path]), "PATH": "/usr/bin:/bin"}
        pipes: dict[str, Any] = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
        started.append(subprocess.Popen(command, env=environment, text=True, **pipes, **options))
        return started[-1]

    yield run
    for program in started:
        program.kill()
        program.communicate()


@pytest.fixture
def start(var: Path, run: Callable[..., Program]) -> Callable[..., Program]:
    """Start `program.py` with a verb."""
    return lambda verb, **options: run("program.py", verb, str(var), **options)
