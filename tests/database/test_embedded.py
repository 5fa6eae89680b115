"""The embedded server, used and killed by real processes."""

import os
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path

from sahienglish.database.embedded import server
from sahienglish.database.embedded.folder import Folder, State
from tests.database.processes import (
    answers,
    is_running,
    keeper_pid,
    parent_of,
    read_line,
    server_pid,
)
from tests.support.waiting import wait_until

WRITES_A_ROUND = 100


def test_processes_that_start_at_once_share_one_server_and_the_last_one_out_stops_it(
    start, folder: Folder
) -> None:
    users = [start("hold", start_new_session=True) for _ in range(4)]
    assert [read_line(user) for user in users] == ["ready"] * 4
    shared, starter = server_pid(folder), parent_of(keeper_pid(folder))
    users.sort(key=lambda user: user.pid != starter)
    ends = [signal.SIGHUP, signal.SIGINT, signal.SIGTERM, signal.SIGKILL]
    for user, end in zip(users, ends, strict=True):
        assert server_pid(folder) == shared
        assert answers(folder)
        # As a terminal does: everything in the user's process group.
        os.killpg(user.pid, end)
        user.communicate()
    wait_until(lambda: not is_running(folder))
    assert not server.accepts(folder.read_state().port)


def test_whatever_is_killed_users_go_on_and_no_acknowledged_write_is_lost(
    start, folder: Folder, record_property
) -> None:
    starter, writer = start("hold"), start("write")
    assert read_line(starter) == "ready"
    acknowledged = [read_line(writer) for _ in range(WRITES_A_ROUND)]
    port = folder.read_state().port
    for victims in ([server_pid], [keeper_pid], [server_pid, keeper_pid], [server_pid], [server_pid]):
        for pid in [victim(folder) for victim in victims]:
            os.kill(pid, signal.SIGKILL)
        acknowledged += [read_line(writer) for _ in range(WRITES_A_ROUND)]
        assert folder.read_state().port == port
    starter.kill()
    acknowledged += [read_line(writer) for _ in range(WRITES_A_ROUND)]
    writer.kill()
    stored = start("read").communicate()[0].split()
    record_property("acknowledged", len(acknowledged))
    assert set(acknowledged) <= set(stored)
    assert len(stored) == len(set(stored)), "a write was made twice"


def test_the_server_ends_even_when_its_folder_was_deleted_under_it(start, folder: Folder) -> None:
    user = start("hold")
    assert read_line(user) == "ready"
    port = folder.read_state().port
    shutil.rmtree(folder.root)
    user.communicate()
    wait_until(lambda: not server.accepts(port))


def test_a_first_start_on_a_busy_machine_is_no_loss_of_the_database(start, var: Path) -> None:
    slow = var / "slow-python"
    slow.write_text(f'#!/bin/bash\nsleep 1\nexec -a "$0" {sys.executable} "$@"\n')
    slow.chmod(0o700)
    # The server is looked for next to the interpreter.
    (var / "secantusd-py").symlink_to(Path(sys.executable).with_name("secantusd-py"))
    user = start("hold", python=str(slow))
    assert read_line(user) == "ready"
    assert user.communicate()[1] == ""


def test_a_port_that_a_stranger_took_is_left_to_it(start, folder: Folder) -> None:
    port = server.free_port()
    folder.root.mkdir()
    folder.write_state(State(port=port))
    with socket.create_server((server.HOST, port)):
        assert read_line(start("hold")) == "ready"
    assert folder.read_state().port != port


def test_data_that_a_stranger_has_open_is_left_alone_and_said(start, folder: Folder) -> None:
    folder.data.mkdir(parents=True)
    port = server.free_port()
    stranger = subprocess.Popen(server.command(folder.data, port), stderr=subprocess.DEVNULL)
    wait_until(lambda: server.accepts(port))
    _, complaint = start("read").communicate()
    stranger.kill()
    stranger.wait()
    assert f"Another server has {folder.data} open" in complaint


def test_a_folder_that_cannot_be_used_is_said(start, var: Path) -> None:
    (var / "mongo").touch()
    assert f"cannot use {var / 'mongo'}: File exists." in start("read").communicate()[1]


def test_a_missing_executable_is_said(start, var: Path) -> None:
    python = var / "python"
    python.symlink_to(Path(sys.executable).resolve())
    complaint = start("read", python=str(python)).communicate()[1]
    assert "secantusd-py, which is not installed" in complaint
    assert "MONGODB_URL" in complaint
