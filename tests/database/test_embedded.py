"""The embedded server, used and killed by real processes."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pymongo import MongoClient

from sahienglish.database.embedded import server
from sahienglish.database.embedded.file_lock import is_held
from sahienglish.database.embedded.folder import Folder
from tests.database_server import temporary_directory

PROGRAM = Path(__file__).with_name("program.py")
ROOT = PROGRAM.parents[2]
KILL_ROUNDS = 5

Program = subprocess.Popen[str]


@pytest.fixture
def var() -> Iterator[Path]:
    with temporary_directory() as directory:
        yield directory
        eventually(lambda: not is_running(Folder(directory / "mongo")))


@pytest.fixture
def folder(var: Path) -> Folder:
    return Folder(var / "mongo")


@pytest.fixture
def start(var: Path) -> Iterator[Callable[..., Program]]:
    """Start the program with a verb; what still runs at the end is killed."""
    started: list[Program] = []

    def start(verb: str, **options) -> Program:
        environment = {"PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"]}
        options = {"env": environment, "executable": None} | options
        started.append(
            subprocess.Popen(
                [sys.executable, str(PROGRAM), verb, str(var)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
                **options,
            )
        )
        return started[-1]

    yield start
    for program in started:
        program.kill()
        program.communicate()


def eventually(condition: Callable[[], bool], *, seconds: float = 15) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not come about in time"
        time.sleep(0.02)


def is_running(folder: Folder) -> bool:
    return folder.root.exists() and is_held(folder.keeper_lock)


def server_pid(folder: Folder) -> int:
    return int(folder.server_lock.read_text())


def keeper_pid(folder: Folder) -> int:
    return int(subprocess.check_output(["ps", "-o", "ppid=", "-p", str(server_pid(folder))]))


def ready(program: Program) -> Program:
    assert program.stdout is not None
    line = program.stdout.readline()
    assert line == "ready\n", program.communicate()[1]
    return program


def leave(program: Program) -> None:
    _, complaints = program.communicate(timeout=10)
    assert program.returncode == 0, complaints


def answers(folder: Folder) -> bool:
    state = folder.read_state()
    if not state.ready:
        return False
    with MongoClient(f"mongodb://127.0.0.1:{state.port}", serverSelectionTimeoutMS=5000) as client:
        return client.admin.command("ping")["ok"] == 1


def test_four_that_start_at_once_share_one_server_and_the_last_one_out_stops_it(start, folder: Folder) -> None:
    users = [start("hold") for _ in range(4)]
    for user in users:
        ready(user)
    first = server_pid(folder)
    for user in users[:3]:
        leave(user)
    time.sleep(0.3)
    assert server_pid(folder) == first
    assert answers(folder)
    leave(users[3])
    eventually(lambda: not is_running(folder))
    assert not server.accepts(folder.read_state().port)


def test_the_next_process_finds_the_same_port_and_data(start, folder: Folder) -> None:
    writer = start("write")
    assert writer.stdout is not None
    assert writer.stdout.readline() == "1\n"
    port = folder.read_state().port
    writer.kill()
    reader = start("read")
    assert "1" in reader.communicate()[0].split()
    assert folder.read_state().port == port


def test_a_killed_last_user_leaves_no_server_behind(start, folder: Folder) -> None:
    user = ready(start("hold"))
    user.kill()
    eventually(lambda: not is_running(folder))
    assert not server.accepts(folder.read_state().port)


def test_users_are_served_again_whatever_is_killed(start, folder: Folder) -> None:
    starter, user = ready(start("hold")), ready(start("hold"))
    port = folder.read_state().port
    for victims in ([server_pid], [keeper_pid], [server_pid, keeper_pid]):
        before = server_pid(folder)
        for pid in [victim(folder) for victim in victims]:
            os.kill(pid, signal.SIGKILL)
        eventually(lambda before=before: server_pid(folder) != before and answers(folder))
        assert folder.read_state().port == port
    starter.kill()
    starter.communicate()
    time.sleep(0.3)
    assert answers(folder)
    leave(user)


def test_acknowledged_writes_survive_kills_of_the_server(start, folder: Folder, record_property) -> None:
    writer = start("write")
    acknowledged: list[str] = []
    assert writer.stdout is not None
    for _ in range(KILL_ROUNDS):
        acknowledged += [writer.stdout.readline() for _ in range(150)]
        os.kill(server_pid(folder), signal.SIGKILL)
    acknowledged += [writer.stdout.readline() for _ in range(20)]
    writer.kill()
    acknowledged += writer.stdout.readlines()
    stored = start("read").communicate()[0].split()
    record_property("acknowledged", len(acknowledged))
    assert {line.strip() for line in acknowledged if line.endswith("\n")} <= set(stored)
    assert len(stored) == len(set(stored)), "a write was made twice"


def test_the_terminals_ctrl_c_does_not_reach_the_server(start, folder: Folder) -> None:
    user, other = ready(start("hold", start_new_session=True)), ready(start("hold"))
    before = server_pid(folder)
    os.killpg(user.pid, signal.SIGINT)
    user.communicate()
    assert server_pid(folder) == before
    assert answers(folder)
    leave(other)
