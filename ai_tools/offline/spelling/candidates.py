"""The words that an unknown word may stand for, the likeliest first, and whether that is sure."""

import re
from collections.abc import Sequence
from functools import lru_cache

from ai_tools.offline.spelling import common_words, letter_costs

WEIGHT_OF_A_SLIP = 6.0
"""How much rarer, in powers of e, a slip makes a word that costs 1."""

CLEAR = 2.5
"""How far, in powers of e, the best candidate must be ahead of the next."""

RANKED = 8
SHORTEST = 4
SHORTEST_HALF = 3
DEAREST = {4: 0.6, 5: 0.8, 6: 0.95, 7: 1.0, 8: 1.0, 9: 1.2}
DEAREST_OF_LONG_WORDS = 1.5
"""The highest cost of a sure slip, by the length of the word."""

COINED = re.compile(
    r"(?:anti|auto|bi|co|counter|cyber|de|dis|e|ex|hyper|inter|macro|mega|meta|micro|mid|mini|mis|mono|multi|nano"
    r"|non|out|over|photo|poly|post|pre|pro|proto|pseudo|re|semi|sub|super|tele|trans|tri|ultra|un|under|up)"
    r"(?P<rest>[a-z]{3,})"
)
"""How words begin that anyone may form and no dictionary holds: *repoint* is no slip of *repaint*."""

COINED_END = re.compile(
    r"(?P<rest>[a-z]{3,}?)(?:ers?|ors?|less|able|ible|ness|ish|ism|ists?|ize[drs]?|ise[drs]?|like|wise|ward|ship"
    r"|hood|s|y|ly|ies|ification|ation|ity)"
)
"""How they end: a *stemmer* is no stammer."""


PREFIXED = re.compile(
    r"(?!b[lr]|c[hlr]|d[rw]|f[lr]|g[hlnr]|k[nr]|p[hlrs]|rh|s[chklmnpqtvw]|t[hrsw]|w[hr])[b-df-hj-np-tv-z]{2}"
)
"""Two consonants that no English word begins with: a *cnode* is a kind of node, and no slip of *code*."""


@lru_cache(maxsize=4096)
def ranked(word: str) -> tuple[tuple[float, str], ...]:
    """Return what `word` may be a slip of, the likeliest first, each with a logarithm of how likely."""
    likely = (
        (common_words.log_frequency(other) - WEIGHT_OF_A_SLIP * letter_costs.cost(word, other), other)
        for other in common_words.near(word)
    )
    return tuple(sorted(likely, reverse=True)[:RANKED])


def is_sure(
    word: str,
    candidates: Sequence[tuple[float, str]],
    *,
    clear: float = CLEAR,
    dearest: float = DEAREST_OF_LONG_WORDS,
) -> bool:
    best = candidates[0][1].lower() if candidates else ""
    if len(word) < SHORTEST or not common_words.is_common(best):
        return False
    if len(candidates) > 1 and candidates[0][0] - candidates[1][0] < clear:
        return False
    if word[1:] == best or (word[:-1] == best and word[-1] not in {"e", best[-1]}):
        # One more letter makes another word: `cpython`, `lossy`.
        return False
    if PREFIXED.match(word) and common_words.is_listed(word[1:]):
        return False
    return letter_costs.cost(word, best) <= min(dearest, DEAREST.get(len(word), dearest))


def is_coined(word: str) -> bool:
    """Tell whether anyone may have formed `word` from a known one."""
    rests = [found["rest"] for shape in (COINED, COINED_END) if (found := shape.fullmatch(word))]
    if any(common_words.is_listed(rest) for rest in rests):
        return True
    halves = ((word[:at], word[at:]) for at in range(SHORTEST_HALF, len(word) - SHORTEST_HALF + 1))
    return any(all(map(common_words.is_listed, pair)) for pair in halves)
