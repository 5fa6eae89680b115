"""The files of the embedded database, and the state that its keeper leaves there for other processes."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class State:
    """What the keeper last said; the port outlives the server, so that open clients find the next one."""

    port: int = 0
    ready: bool = False
    error: str = ""


@dataclass(frozen=True, slots=True)
class Folder:
    """The paths of one embedded database; everything of it is below `root`."""

    root: Path

    @property
    def data(self) -> Path:
        return self.root / "data"

    @property
    def log(self) -> Path:
        return self.root / "server.log"

    @property
    def users_lock(self) -> Path:
        """Shared by every process that uses the database."""
        return self.root / "users.lock"

    @property
    def keeper_lock(self) -> Path:
        """Held by the keeper; the state can be believed only while it is."""
        return self.root / "keeper.lock"

    @property
    def server_lock(self) -> Path:
        """Held and signed by the server, so that one whose keeper was killed can be found and ended."""
        return self.root / "server.lock"

    @property
    def _state(self) -> Path:
        return self.root / "server.json"

    def read_state(self) -> State:
        try:
            return State(**json.loads(self._state.read_text()))
        except (FileNotFoundError, ValueError, TypeError):
            return State()

    @contextmanager
    def announced(self, port: int) -> Iterator[None]:
        """Tell other processes that the server accepts connections on `port` while the block runs."""
        self.write_state(State(port=port, ready=True))
        try:
            yield
        finally:
            self.write_state(State(port=port))

    def write_state(self, state: State) -> None:
        """Replace the state in one step: a reader sees the old one or the new one, never half of one."""
        written = self._state.with_suffix(f".{os.getpid()}")
        written.write_text(json.dumps(asdict(state)))
        written.replace(self._state)
