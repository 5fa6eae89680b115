"""Run the server while any process uses it: `python -m sahienglish.database.embedded.keeper FOLDER`.

One life of the server is one life of the keeper: it ends with the server, and those who still
need the database start the next one.
"""

import signal
import sys
import time
from pathlib import Path

from sahienglish.database.embedded.file_lock import FileLock
from sahienglish.database.embedded.folder import Folder, State
from sahienglish.database.embedded.server import Server, StartError, end_orphan

POLL_SECONDS = 0.1
# Others look at the lock for an instant to see whether a keeper lives.
GLANCE_SECONDS = 0.5


def main(root: Path) -> int:
    """Keep the database in `root`; return 1 when its server does not start, the state says why."""
    folder = Folder(root)
    alone = FileLock(folder.keeper_lock)
    if not alone.acquire(wait=GLANCE_SECONDS):
        return 0
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    port = folder.read_state().port
    folder.write_state(State(port=port))
    try:
        end_orphan(folder)
        with Server.start(folder, port=port) as server, folder.announced(server.port):
            await_end(folder, server)
    except (StartError, OSError) as error:
        folder.write_state(State(port=port, error=str(error)))
        return 1
    return 0


def await_end(folder: Folder, server: Server) -> None:
    """Wait until no process uses `server`, or it is gone."""
    users = FileLock(folder.users_lock)
    while server.is_alive() and not users.acquire():
        time.sleep(POLL_SECONDS)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
