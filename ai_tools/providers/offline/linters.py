"""Harper's linters, one user at a time each: a shared one raises "Already borrowed"."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from harper import Dialect, Linter

from ai_tools.providers.offline import rules

HOPELESS_WORD = "qzxwvbk"
"""The first word that looks like no other makes harper build an index, for a second or two."""

_DIALECTS = {
    "en-US": Dialect.AMERICAN,
    "en-GB": Dialect.BRITISH,
    "en-AU": Dialect.AUSTRALIAN,
    "en-CA": Dialect.CANADIAN,
    "en-IN": Dialect.INDIAN,
}
_idle: dict[str, list[Linter]] = {dialect: [] for dialect in _DIALECTS}


@contextmanager
def borrowed(dialect: str) -> Iterator[Linter]:
    """Lend a linter that nobody else uses; there are never more than were once in use together."""
    idle = _idle[dialect]
    try:
        linter = idle.pop()
    except IndexError:
        linter = _made(dialect)
    yield linter
    # Only after success: one that failed is not lent again.
    idle.append(linter)


def _made(dialect: str) -> Linter:
    _build_index()
    linter = Linter(_DIALECTS[dialect])
    linter.set_lint_config({rule: rule in rules.ALLOWED for rule in linter.get_lint_config()})
    return linter


@cache
def _build_index() -> None:
    Linter().lint(HOPELESS_WORD)


def warm_up() -> None:
    """Make a linter of each dialect, so that nobody waits for it."""
    for dialect in _DIALECTS:
        with borrowed(dialect):
            pass
