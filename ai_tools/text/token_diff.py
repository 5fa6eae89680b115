"""Which tokens of two texts are the same ones, found in bounded time.

Words that occur once in both texts anchor the alignment (patience diff); between anchors runs the greedy
algorithm of Myers, "An O(ND) difference algorithm" (1986), in windows: after `WINDOW` differences the path
that got furthest is kept and a new window starts there. Each window costs at most WINDOW² / 2 steps and gets
at least WINDOW tokens further, so n + m tokens never cost more than (n + m) · WINDOW / 2 steps, even when
nothing is equal.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ai_tools.text.tokenizer import is_word

WINDOW = 64

Pair = tuple[int, int]


def pairs(before: Sequence[str], after: Sequence[str]) -> list[Pair]:
    """Return the index pairs of tokens that stay, rising in both texts."""
    found: list[Pair] = []
    i = j = 0
    for anchor_i, anchor_j in [*_anchors(before, after), (len(before), len(after))]:
        found.extend(_between(before, after, (i, j), (anchor_i, anchor_j)))
        found.append((anchor_i, anchor_j))
        i, j = anchor_i + 1, anchor_j + 1
    return found[:-1]


def _anchors(before: Sequence[str], after: Sequence[str]) -> list[Pair]:
    """Return the longest rising run of words that occur exactly once in both texts."""
    count_before, count_after = Counter(before), Counter(after)
    place = {token: j for j, token in enumerate(after) if count_after[token] == 1 and is_word(token)}
    candidates = [
        (i, place[token]) for i, token in enumerate(before) if count_before[token] == 1 and token in place
    ]
    return _longest_rising(candidates)


def _longest_rising(candidates: Sequence[Pair]) -> list[Pair]:
    """Return the longest subsequence whose second members rise (patience sorting, n log n)."""
    tops: list[int] = []
    top_index: list[int] = []
    previous: list[int] = []
    for index, (_, j) in enumerate(candidates):
        pile = bisect_left(tops, j)
        previous.append(top_index[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [j]
        top_index[pile : pile + 1] = [index]
    run: list[Pair] = []
    index = top_index[-1] if top_index else -1
    while index >= 0:
        run.append(candidates[index])
        index = previous[index]
    return run[::-1]


def _between(before: Sequence[str], after: Sequence[str], start: Pair, end: Pair) -> Iterator[Pair]:
    """Yield the pairs inside one gap, window after window."""
    while start[0] < end[0] and start[1] < end[1]:
        path = _furthest(before[start[0] : end[0]], after[start[1] : end[1]])
        yield from ((start[0] + i, start[1] + j) for i, j in path.pairs())
        start = start[0] + path.i, start[1] + path.j


class _Path(NamedTuple):
    """A way through the edit graph: after `parent` an edit, then `same` equal tokens that end at (i, j)."""

    i: int
    j: int
    same: int
    parent: "_Path | None"

    def pairs(self) -> list[Pair]:
        found: list[Pair] = []
        path: _Path | None = self
        while path:
            found.extend((path.i - back, path.j - back) for back in range(1, path.same + 1))
            path = path.parent
        return found[::-1]


def _furthest(before: Sequence[str], after: Sequence[str]) -> _Path:
    """Return the path to the end of both, or the one that got furthest within `WINDOW` differences."""
    n, m = len(before), len(after)

    def follow(i: int, j: int, parent: _Path | None) -> _Path:
        start = i
        while i < n and j < m and before[i] == after[j]:
            i, j = i + 1, j + 1
        return _Path(i, j, i - start, parent)

    paths = {0: follow(0, 0, None)}
    for differences in range(1, WINDOW + 1):
        if (end := paths.get(n - m)) and end.i == n:
            return end
        grown: dict[int, _Path] = {}
        for diagonal in range(-differences, differences + 1, 2):
            above, left = paths.get(diagonal + 1), paths.get(diagonal - 1)
            if above and above.j < m and not (left and left.i < n and left.i >= above.i):
                grown[diagonal] = follow(above.i, above.j + 1, above)
            elif left and left.i < n:
                grown[diagonal] = follow(left.i + 1, left.j, left)
        paths = grown
    return max(paths.values(), key=lambda path: (path.i + path.j, path.i))
