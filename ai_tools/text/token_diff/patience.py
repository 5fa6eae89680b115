"""Words that occur once in both texts, which anchor an alignment (patience diff)."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from ai_tools.text.tokenizer import is_word

Pair = tuple[int, int]


def anchors(before: Sequence[str], after: Sequence[str]) -> list[Pair]:
    """Return the longest rising run of words that occur exactly once in both texts."""
    count_before, count_after = Counter(before), Counter(after)
    place = {token: j for j, token in enumerate(after) if count_after[token] == 1 and is_word(token)}
    candidates = [
        (i, place[token]) for i, token in enumerate(before) if count_before[token] == 1 and token in place
    ]
    return longest_rising(candidates)


def longest_rising(candidates: Sequence[Pair]) -> list[Pair]:
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
