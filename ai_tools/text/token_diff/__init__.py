"""Which tokens of two texts are the same ones, found in bounded time.

Words that occur once in both texts anchor the alignment (patience diff); between anchors runs the greedy
algorithm of Myers, "An O(ND) difference algorithm" (1986), in windows: after `WINDOW` differences the path
that got furthest is kept and a new window starts there. Each window costs at most WINDOW² / 2 steps and gets
at least WINDOW tokens further, so n + m tokens never cost more than (n + m) · WINDOW / 2 steps, even when
nothing is equal.
"""

from collections.abc import Iterator, Sequence

from ai_tools.text.token_diff import myers, patience
from ai_tools.text.token_diff.patience import Pair


def pairs(before: Sequence[str], after: Sequence[str]) -> list[Pair]:
    """Return the index pairs of tokens that stay, rising in both texts."""
    found: list[Pair] = []
    i = j = 0
    for anchor_i, anchor_j in [*patience.anchors(before, after), (len(before), len(after))]:
        found.extend(_between(before, after, (i, j), (anchor_i, anchor_j)))
        found.append((anchor_i, anchor_j))
        i, j = anchor_i + 1, anchor_j + 1
    return found[:-1]


def _between(before: Sequence[str], after: Sequence[str], start: Pair, end: Pair) -> Iterator[Pair]:
    """Yield the pairs inside one gap, window after window."""
    while start[0] < end[0] and start[1] < end[1]:
        path = myers.furthest(before[start[0] : end[0]], after[start[1] : end[1]])
        yield from ((start[0] + i, start[1] + j) for i, j in path.pairs())
        start = start[0] + path.i, start[1] + path.j
