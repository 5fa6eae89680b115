"""Missing, unnecessary and wrong marks; most of what learners get wrong here are missing commas."""

from collections.abc import Iterator
from random import Random

from benchmarks.grammar.errors.damage import Damage
from benchmarks.grammar.tagging import Sentence

CATEGORY = "punctuation"
SUBJECTS = ("PNP", "PNI", "AT0", "DPS", "DT0", "NP0", "NN1", "NN2", "NN0", "EX0", "CRD", "AJ0")
OPENERS = ("AV0", "AVQ", "PRP", "CJS", "TO0", "VVG", "VVN", "PRF", "ORD")
LINKS = ("however", "therefore", "moreover", "instead", "nevertheless", "furthermore", "finally", "too")
LONGEST_OPENING = 16
"""Tokens in an opening phrase or clause."""


def candidates(sentence: Sentence, rng: Random) -> Iterator[Damage]:
    for at in range(1, len(sentence.tokens)):
        token = sentence.tokens[at]
        if token.text == ",":
            if weight := _need(sentence, at):
                yield Damage(token.start, token.end, "", CATEGORY, weight)
        elif token.tag == "POS":
            yield Damage(token.start, token.end, token.text.replace("'", ""), CATEGORY, 0.6)
        elif token.text == "?":
            yield Damage(token.start, token.end, ".", CATEGORY, 1.0)
        elif token.tag == "CJT" and sentence.tokens[at - 1].is_verb:
            before = sentence.tokens[at - 1]
            yield Damage(before.end, before.end, ",", CATEGORY, 0.7)
        elif _ends_a_long_subject(sentence, at):
            before = sentence.tokens[at - 1]
            yield Damage(before.end, before.end, ",", CATEGORY, 0.5)
    yield from _at_the_end(sentence)


def _need(sentence: Sentence, at: int) -> float:
    """Return how often learners forget the comma at an index; 0 if it may be left out."""
    words = [token.lower for token in sentence.tokens]
    following, after = sentence.tag(at + 1), sentence.tag(at + 2)
    if words[at + 1 : at + 2] == ['"'] or words[at - 1] == '"':
        return 0
    first = "," not in words[:at]
    if first and at <= LONGEST_OPENING and sentence.tag(0) in OPENERS and following in SUBJECTS:
        return 3
    if words[at + 1] in ("and", "but", "so", "or") and after in ("PNP", "EX0", "PNI", "AT0", "DPS", "NP0"):
        verb_before = any(token.is_verb for token in sentence.tokens[:at])
        verb_after = any(token.is_verb for token in sentence.tokens[at + 3 : at + 7])
        return 2 if verb_before and verb_after else 0
    if following in ("DTQ", "PNQ") or words[at + 1] == "where":
        return 2
    return 1.5 if words[at - 1] in LINKS or words[at + 1] in LINKS else 0


def _ends_a_long_subject(sentence: Sentence, at: int) -> bool:
    """Tell whether a verb follows a subject of some words at the start: *The people in my town are …*."""
    subject = sentence.tokens[:at]
    return (
        sentence.tag(at) in ("VBZ", "VBB", "VBD", "VHZ", "VM0")
        and sentence.tag(at - 1) in ("NN1", "NN2")
        and len(subject) > FEWEST_IN_SUBJECT
        and sentence.tag(0) in ("AT0", "DPS", "DT0", "NN2")
        and not any(token.is_verb or not token.text[0].isalnum() for token in subject)
    )


FEWEST_IN_SUBJECT = 3


def _at_the_end(sentence: Sentence) -> Iterator[Damage]:
    last, following = sentence.tokens[-1], sentence.following
    if last.text != ".":
        return
    if following is None:
        yield Damage(last.start, last.end, "", CATEGORY, 0.15)
    elif following.tag == "PNP" and following.text != "I" and following.start == last.end + 1:
        # A comma between two sentences.
        yield Damage(last.start, following.end, f", {following.lower}", CATEGORY, 0.5)
