"""Words in the wrong order: questions, adverbs, adjectives behind their noun."""

from collections.abc import Iterator
from random import Random

from benchmarks.grammar.errors.damage import Damage, swapped
from benchmarks.grammar.tagging import Sentence

CATEGORY = "word order"
ADVERBS = frozenset(
    ("always", "never", "often", "usually", "already", "also", "still", "only", "probably", "ever", "rarely",
     "hardly", "finally", "really", "recently", "certainly", "completely", "even")
)  # fmt: skip
AUXILIARIES = frozenset(("VM0", "VBZ", "VBB", "VBD", "VHZ", "VHB", "VHD", "VDZ", "VDB", "VDD"))
FULL_VERBS = frozenset(("VVD", "VVZ", "VVB", "VVN", "VVI"))


def candidates(sentence: Sentence, rng: Random) -> Iterator[Damage]:
    for at, (first, second) in enumerate(zip(sentence.tokens, sentence.tokens[1:], strict=False)):
        weight = _in_a_question(sentence, at) or _around_an_adverb(sentence, at)
        if first.tag == "AJ0" and second.tag in ("NN1", "NN2") and sentence.tag(at - 1) in ("AT0", "DPS"):
            weight = 0.15
        if weight and second.start == first.end + 1:
            yield swapped(first, second, CATEGORY, weight)


def _in_a_question(sentence: Sentence, at: int) -> float:
    """Return how often learners swap the words at an index: *What I should do?*, *know where is it*."""
    first, second = sentence.tokens[at : at + 2]
    before, is_question = sentence.tag(at - 1), sentence.tokens[-1].text == "?"
    if first.tag in AUXILIARIES and second.tag == "PNP":
        return 3 if is_question and (at == 0 or before in ("AVQ", "DTQ", "PNQ")) else 0
    is_embedded = at > 1 and before in ("AVQ", "DTQ") and sentence.tag(at + 2) == "PUN"
    return 3 if is_embedded and first.tag == "PNP" and second.tag in ("VBZ", "VBB", "VBD") else 0


def _around_an_adverb(sentence: Sentence, at: int) -> float:
    """Return how often learners swap the words at an index: *always is*, *go often*."""
    first, second = sentence.tokens[at : at + 2]
    before_auxiliary = first.tag in AUXILIARIES and second.lower in ADVERBS
    return 1 if before_auxiliary or (first.lower in ADVERBS and second.tag in FULL_VERBS) else 0
