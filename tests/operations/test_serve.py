"""`manage.py serve`, as a newcomer starts it."""

import os
import signal
import socket
import sys
from pathlib import Path

import httpx
import pytest

from tests.operations.process import Served, free_port, manage
from tests.waiting import wait_until


def test_it_starts_on_nothing_and_says_where_things_are(tmp_path):
    with Served(tmp_path, WORKERS="1") as first:
        first.await_readiness()
        assert first.printed.splitlines() == [
            f"SahiEnglish  {first.url}",
            f"API docs     {first.url}/docs",
            f"Admin        {first.url}/admin/   (first: python manage.py createsuperuser)",
            f"Mail goes to {tmp_path / 'var' / 'mail'}",
        ]
        assert httpx.get(f"{first.url}/openapi.json").json()["openapi"] == "3.1.1"
        first.terminate()
        assert first.wait() == 0
        assert "Traceback" not in first.logged
    with Served(tmp_path, WORKERS="1") as second:
        second.await_readiness()


def test_a_port_that_is_taken_is_said_in_words(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        ended = manage("serve", PORT=str(port), VAR_DIR=str(tmp_path))
    assert ended.returncode == 1
    assert ended.stderr.splitlines() == [
        f"CommandError: Cannot serve on 127.0.0.1:{port}: Address already in use. Set HOST or PORT."
    ]


def test_a_database_that_is_not_there_is_said_in_words(tmp_path):
    settings = {"MONGODB_URL": "mongodb://127.0.0.1:1/", "VAR_DIR": str(tmp_path), "PORT": str(free_port())}
    ended = manage("serve", **settings)
    assert ended.returncode == 1
    assert ended.stderr.startswith("CommandError: Nothing listens there")
    assert len(ended.stderr.splitlines()) == 1


def children(parent: int) -> list[int]:
    """Return the processes that `parent` started and that serve or help to."""
    return [int(pid) for pid in Path(f"/proc/{parent}/task/{parent}/children").read_text().split()]


def listening(pid: int, port: int) -> bool:
    """Tell whether a process has a socket of its own that listens on `port`."""
    lines = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    inodes = {line[9] for line in lines if line[1].endswith(f":{port:04X}") and line[3] == "0A"}
    try:
        return any(
            str(opened.readlink()) in {f"socket:[{inode}]" for inode in inodes}
            for opened in Path(f"/proc/{pid}/fd").iterdir()
        )
    except OSError:  # It has just ended.
        return False


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_workers_share_the_port_which_nobody_else_gets_and_one_that_dies_is_replaced(tmp_path):
    with Served(tmp_path, WORKERS="2") as served:
        served.await_readiness()

        def workers() -> set[int]:
            return {pid for pid in children(served.process.pid) if listening(pid, served.port)}

        wait_until(lambda: len(workers()) == 2)
        ended = manage("serve", PORT=str(served.port), VAR_DIR=str(tmp_path / "other"))
        assert "Address already in use" in ended.stderr
        victim, other = workers()
        os.kill(victim, signal.SIGKILL)
        wait_until(lambda: len(workers() - {victim}) == 2)
        assert other in workers()
        served.await_readiness()
