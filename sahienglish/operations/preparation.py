"""The registry of commands that prepare the database: apps register what they need besides migrations."""

_commands: list[str] = []


def register(command: str) -> None:
    """Let `manage.py prepare` run a command after the migrations; it must change nothing the second time."""
    _commands.append(command)


def commands() -> tuple[str, ...]:
    """Return the registered commands, in the order of the apps."""
    return tuple(_commands)
