"""The registry of readiness checks: apps register what a request may need."""

from collections.abc import Callable

Check = Callable[[], str]

_checks: dict[str, Check] = {}


def register(name: str, check: Check) -> None:
    """Let `/readyz` ask `check`, which returns `ok`, the problem, or nothing if its part is not in use."""
    _checks[name] = check


def states() -> dict[str, str]:
    """Return the state of every part in use, in alphabetical order."""
    return {name: state for name, check in sorted(_checks.items()) if (state := check())}
