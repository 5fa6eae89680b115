"""Real processes that use the embedded database: how tests talk to them and look for what they left."""

import subprocess

from pymongo import MongoClient

from sahienglish.database.embedded.file_lock import is_held
from sahienglish.database.embedded.folder import Folder
from sahienglish.database.embedded.server import HOST

Program = subprocess.Popen[str]


def read_line(program: Program) -> str:
    """Return what the program prints next; fail with its complaints if it ended instead."""
    assert program.stdout is not None
    line: str = program.stdout.readline()
    assert line.endswith("\n"), program.communicate()[1]
    return line.strip()


def is_running(folder: Folder) -> bool:
    return folder.root.is_dir() and is_held(folder.keeper_lock)


def server_pid(folder: Folder) -> int:
    return int(folder.server_lock.read_text())


def keeper_pid(folder: Folder) -> int:
    return parent_of(server_pid(folder))


def parent_of(pid: int) -> int:
    return int(subprocess.check_output(["ps", "-o", "ppid=", "-p", str(pid)]))


def answers(folder: Folder) -> bool:
    state = folder.read_state()
    if not state.ready:
        return False
    with MongoClient(HOST, state.port, serverSelectionTimeoutMS=5000) as client:
        return bool(client.admin.command("ping")["ok"])
