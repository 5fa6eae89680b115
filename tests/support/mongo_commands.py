"""Which commands reached the database."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from pymongo import monitoring

BACKGROUND = {"mail_outgoingmail", "mail_pause", "locks"}
"""What the running server's own threads look into; nothing but an insertion there comes from a request."""

ONCE = {"createIndexes"}
"""What only the first request of a process sends."""


@dataclass
class Commands(monitoring.CommandListener):
    """Remember `name collection` of every command, from any client of this process."""

    seen: list[str] = field(default_factory=list)
    acts: dict[str, Callable[[], object]] = field(default_factory=dict)

    def started(self, event: monitoring.CommandStartedEvent) -> None:
        target = event.command[event.command_name]
        if event.command_name in ONCE:
            return
        if act := self.acts.pop(f"{event.command_name} {target}", None):
            act()
        if event.command_name == "insert" or str(target) not in BACKGROUND:
            self.seen.append(f"{event.command_name} {target}")

    def succeeded(self, event: monitoring.CommandSucceededEvent) -> None:
        pass

    def failed(self, event: monitoring.CommandFailedEvent) -> None:
        pass


_commands = Commands()
monitoring.register(_commands)


@contextmanager
def watched() -> Iterator[list[str]]:
    """Collect the commands of the block, in the order they were sent."""
    _commands.seen = seen = []
    yield seen
    _commands.seen = []


@contextmanager
def meeting(command: str, act: Callable[[], object]) -> Iterator[None]:
    """Let `act` happen right before a command such as `insert accounts_passkey` is sent for the first time.

    So does another request that arrives at that moment.
    """
    _commands.acts[command] = act
    yield
    assert command not in _commands.acts, "the command was not sent"
