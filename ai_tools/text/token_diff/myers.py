"""The greedy algorithm of Myers, "An O(ND) difference algorithm" (1986), up to a number of differences."""

from collections.abc import Sequence
from typing import NamedTuple

WINDOW = 64


class Path(NamedTuple):
    """A way through the edit graph: after `parent` an edit, then `same` equal tokens that end at (i, j)."""

    i: int
    j: int
    same: int
    parent: "Path | None"

    def pairs(self) -> list[tuple[int, int]]:
        found: list[tuple[int, int]] = []
        path: Path | None = self
        while path:
            found.extend((path.i - back, path.j - back) for back in range(1, path.same + 1))
            path = path.parent
        return found[::-1]


def furthest(before: Sequence[str], after: Sequence[str]) -> Path:
    """Return the path to the end of both, or the one that got furthest within `WINDOW` differences."""
    n, m = len(before), len(after)

    def follow(i: int, j: int, parent: Path | None) -> Path:
        start = i
        while i < n and j < m and before[i] == after[j]:
            i, j = i + 1, j + 1
        return Path(i, j, i - start, parent)

    paths = {0: follow(0, 0, None)}
    for differences in range(1, WINDOW + 1):
        if (end := paths.get(n - m)) and end.i == n:
            return end
        grown: dict[int, Path] = {}
        for diagonal in range(-differences, differences + 1, 2):
            above, left = paths.get(diagonal + 1), paths.get(diagonal - 1)
            if above and above.j < m and not (left and left.i < n and left.i >= above.i):
                grown[diagonal] = follow(above.i, above.j + 1, above)
            elif left and left.i < n:
                grown[diagonal] = follow(left.i + 1, left.j, left)
        paths = grown
    return max(paths.values(), key=lambda path: (path.i + path.j, path.i))
