"""Both servers, running side by side on one database, with people who are logged in."""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.harness import contestants, database, people
from benchmarks.harness.contestants import OURS, PEER
from benchmarks.harness.database import Replay
from benchmarks.harness.people import Tokens
from benchmarks.harness.processes import WebServer

NAMES = (OURS, PEER)


@dataclass(frozen=True, slots=True)
class Contestant:
    """One of the two servers, its own door to the database, and the tokens of its users."""

    server: WebServer
    replay: Replay
    emails: list[str]
    tokens: list[Tokens]


def by_turns(contestants: Sequence[Contestant], turns: int) -> Iterator[Contestant]:
    """Yield both so many times, the first one first in every other turn only."""
    for turn in range(turns):
        yield from contestants if turn % 2 == 0 else reversed(contestants)


@contextmanager
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="sahienglish-benchmark-") as path:
        yield Path(path)


@contextmanager
def set_up(
    *, accounts: int, workers: int = 1, settings: Mapping[str, str] | None = None
) -> Iterator[list[Contestant]]:
    """Run ours and the peer on a fresh database with so many accounts, each logged in on both.

    The database answers by itself until `replay.answer_from_memory()` is said.
    """
    with folder() as path, database.running(path) as mongodb, ExitStack() as stack:
        database.migrate(mongodb.url, path)
        opened = stack.enter_context(database.opened(mongodb.url))
        users = people.seed(opened, accounts=accounts)
        replays = [stack.enter_context(database.replaying(mongodb.url)) for _ in NAMES]
        servers = [
            stack.enter_context(
                contestants.start(
                    name, mongodb_url=replay.url, folder=path, workers=workers, settings=settings
                )
            )
            for name, replay in zip(NAMES, replays, strict=True)
        ]
        for server in servers:
            server.wait()
        emails = [user["email"] for user in users]
        yield [
            Contestant(server, replay, emails, people.sign_in(opened, users))
            for server, replay in zip(servers, replays, strict=True)
        ]
