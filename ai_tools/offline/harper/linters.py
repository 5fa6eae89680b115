"""Harper's linters, one user at a time each: a shared one raises "Already borrowed"."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from threading import Lock

from harper import Dialect, Language, Linter

from ai_tools.offline.harper import trusted_rules
from ai_tools.offline.spelling import common_words

MOST_IDLE = 4
"""A linter that has read a lot holds 35 MB, a new one is made in 6 ms: so only a few are kept."""

HOPELESS_WORD = "qzxwvbk"
"""The first word that looks like no other makes harper build an index, for a second or two."""

_DIALECTS = {
    "en-US": Dialect.AMERICAN,
    "en-GB": Dialect.BRITISH,
    "en-AU": Dialect.AUSTRALIAN,
    "en-CA": Dialect.CANADIAN,
    "en-IN": Dialect.INDIAN,
}
MOST_REMEMBERED = 20_000
"""Words whose look-up is remembered: one that a dialect lacks costs 7 ms."""

_known: dict[tuple[Dialect, str], bool] = {}
_idle: list[Linter] = []
_lock = Lock()


@contextmanager
def borrowed(dialect: str) -> Iterator[Linter]:
    """Lend a linter to one user at a time."""
    linter = _taken(_DIALECTS[dialect]) or _made(_DIALECTS[dialect])
    try:
        yield linter
    finally:
        with _lock:
            _idle.append(linter)
            del _idle[:-MOST_IDLE]


def known(linter: Linter, words: Sequence[str]) -> frozenset[str]:
    """Return those of `words` that the dictionary of the linter's dialect holds."""
    dialect = linter.dialect
    if new := [word for word in words if (dialect, word) not in _known]:
        lints = linter.organized_lints("\n\n".join(new), language=Language.PLAINTEXT, dedup=False)
        unknown = {lint.problem_text for lint in lints["SpellCheck"]}
        if len(_known) > MOST_REMEMBERED:
            _known.clear()
        _known.update({(dialect, word): word not in unknown for word in new})
    return frozenset(word for word in words if _known.get((dialect, word)))


def warm_up() -> None:
    """Load the dictionary and its index before the first text needs them."""
    common_words.load()
    with borrowed("en-US"):
        pass


def _taken(dialect: Dialect) -> Linter | None:
    with _lock:
        for at, linter in enumerate(_idle):
            if linter.dialect == dialect:
                return _idle.pop(at)
    return None


def _made(dialect: Dialect) -> Linter:
    _build_index()
    linter = Linter(dialect)
    linter.set_lint_config({rule: rule in trusted_rules.ALLOWED for rule in linter.get_lint_config()})
    return linter


@cache
def _build_index() -> None:
    Linter().lint(HOPELESS_WORD)
