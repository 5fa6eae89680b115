"""Unknown words that are likely slips, but not surely: they are pointed out, with what may be meant."""

from collections.abc import Callable, Collection, Sequence

from ai_tools.offline.spelling import common_words, letter_costs
from ai_tools.offline.spelling.candidates import SHORTEST, is_coined, is_sure, ranked
from ai_tools.text import lexicon

DEAREST_NOTICED = 0.25
"""The highest cost of the slip in a noticed word, per letter."""

RARE_BUT_RIGHT = 7.0
"""How much more common, in powers of e, a candidate must be to be mentioned for a word that exists."""

CLEAR_OF_LISTED = 1.0
"""How far ahead the best candidate must be for a word of the lists to be pointed out."""

COMMONEST = 1500
"""The rank of the words that learners mean by short unknown words and at the start of a sentence."""

SHORTEST_NOTICED = 3
DEAREST_SHORT = 0.9
"""The highest cost of the slip in a short noticed word."""

Accepted = Callable[[Sequence[str]], Collection[str]]
"""Returns which of some words the dictionary of the dialect holds."""


def is_likely(word: str, candidates: Sequence[tuple[float, str]]) -> bool:
    """Tell whether an unknown word is worth a notice; short or capital ones must be clear slips."""
    best, lower = candidates[0][1].lower(), word.lower()
    slip = max(len(word) * DEAREST_NOTICED, DEAREST_SHORT)
    if letter_costs.cost(lower, best) > slip or (word.islower() and len(word) >= SHORTEST):
        return letter_costs.cost(lower, best) <= len(word) * DEAREST_NOTICED
    clear = len(candidates) == 1 or candidates[0][0] - candidates[1][0] >= CLEAR_OF_LISTED
    # A short word with one letter more may be an abbreviation, one with a capital a name.
    return clear and lower[:-1] != best and lexicon.rank(best) < COMMONEST


def listed(word: str, accepted: Accepted) -> list[str]:
    """Return what is meant by a word of the lists that is much rarer: lists of subtitles hold slips, too."""
    least = RARE_BUT_RIGHT + common_words.log_frequency(word)
    likely = [one for one in ranked(word) if one[0] > least]
    if not word.islower() or not likely or is_coined(word):
        return []
    right = accepted([other for _, other in likely])
    candidates = [one for one in likely if one[1] in right]
    sure = is_sure(word, candidates, clear=CLEAR_OF_LISTED)
    return [other for _, other in candidates] if sure else []
