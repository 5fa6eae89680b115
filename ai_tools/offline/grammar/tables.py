"""The tables in `data/`, read once per process."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

_DATA = Path(__file__).with_name("data")


def lines(name: str) -> Iterator[str]:
    """Yield the lines of a table without its comments."""
    for line in (_DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


@cache
def words(name: str) -> frozenset[str]:
    """Return a list of words."""
    return frozenset(word for line in lines(name) for word in line.split())


@cache
def any_of(listed: str) -> frozenset[str]:
    """Return the words of a string as a set, made once."""
    return frozenset(listed.split())


@cache
def phrases(name: str) -> dict[str, list[tuple[tuple[str, ...], bool]]]:
    """Return phrases by their first word, the longest first, each with whether it stands under `sure:`."""
    found, sure = [], True
    for line in lines(name):
        if line.endswith(":"):
            sure = line == "sure:"
        else:
            found += [(tuple(phrase.split()), sure) for phrase in line.split(", ")]
    by_first: dict[str, list[tuple[tuple[str, ...], bool]]] = {}
    for phrase, is_sure in sorted(found, key=lambda entry: -len(entry[0])):
        by_first.setdefault(phrase[0], []).append((phrase, is_sure))
    return by_first
