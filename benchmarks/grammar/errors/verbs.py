"""Tense, form and agreement of verbs."""

from collections.abc import Iterator
from random import Random

from benchmarks.grammar.errors.damage import Damage, replaced
from benchmarks.grammar.tagging import Sentence, Token, inflect, lemma_of

TENSE, FORM, AGREEMENT = "verb tense", "verb form", "agreement"
PAST = {"is": "was", "are": "were", "has": "had", "have": "had", "does": "did", "do": "did", "will": "would"}
PRESENT = {"was": "is", "were": "are", "had": "has", "did": "does", "would": "will", "could": "can"}
OTHER_NUMBER = {
    "is": "are", "are": "is", "was": "were", "were": "was", "has": "have", "have": "has", "does": "do",
    "do": "does", "am": "is",
}  # fmt: skip
HAVE, BE, DO = ("VHB", "VHZ", "VHD", "VHI", "VHG"), ("VBZ", "VBB", "VBD", "VBN", "VBI"), ("VDZ", "VDB", "VDD")
SUBJECTS = ("PNP", "PNI", "PNQ", "NN1", "NN2", "NN0", "NP0", "EX0", "DTQ", "CJT")


def candidates(sentence: Sentence, rng: Random) -> Iterator[Damage]:
    for at, token in enumerate(sentence.tokens):
        if not token.is_verb or not token.text.isalpha() or sentence.word(at + 1) == "n't":
            continue
        yield from _of_tense(sentence, at, rng)
        yield from _of_form(sentence, at, rng)
        yield from _of_agreement(sentence, at)


def _of_tense(sentence: Sentence, at: int, rng: Random) -> Iterator[Damage]:
    token, tag = sentence.tokens[at], sentence.tag(at)
    lemma = lemma_of(token.text, "VERB")
    single = sentence.word(at - 1) in ("he", "she", "it") or sentence.tag(at - 1) in ("NN1", "NP0", "PNI")
    if tag == "VVD":
        present = inflect(lemma, "VBZ") if single else lemma
        yield replaced(token, present, TENSE, 1.2)
        if sentence.tag(at - 1) == "PNP":
            participle = inflect(lemma, "VBN")
            yield replaced(token, f"{'has' if single else 'have'} {participle}", TENSE, 0.5)
            yield replaced(token, f"{'was' if single else 'were'} {inflect(lemma, 'VBG')}", TENSE, 0.2)
    elif tag == "VVZ" or (tag == "VVB" and sentence.tag(at - 1) in SUBJECTS):
        yield replaced(token, inflect(lemma, "VBD"), TENSE, 0.8)
        yield replaced(token, f"will {lemma}", TENSE, 0.2)
        if at and tag == "VVZ":
            yield replaced(token, f"is {inflect(lemma, 'VBG')}", TENSE, 0.3)
    elif tag == "VVN" and sentence.tag(at - 1) in ("VHB", "VHZ", "VHD"):
        auxiliary = sentence.tokens[at - 1]
        if auxiliary.text.isalpha() and at > 1:
            yield Damage(auxiliary.start, token.end, inflect(lemma, "VBD"), TENSE, 1.5)
    elif token.lower in PRESENT:
        present = "have" if token.lower == "had" and not single else PRESENT[token.lower]
        yield replaced(token, present, TENSE, 1)
    elif token.lower in PAST and (tag in ("VBZ", "VBB", "VHZ") or token.lower == "will"):
        yield replaced(token, PAST[token.lower], TENSE, 0.5)
        if token.lower == "will" and sentence.tag(at + 1) == "VVI":
            following = sentence.tokens[at + 1]
            yield Damage(token.start, following.end, following.text, TENSE, 1)


def _of_form(sentence: Sentence, at: int, rng: Random) -> Iterator[Damage]:
    token, tag = sentence.tokens[at], sentence.tag(at)
    lemma = lemma_of(token.text, "VERB")
    governor = _governor(sentence, at)
    wrong: list[str] = []
    if tag == "VVI" and governor == "TO0":
        wrong = [inflect(lemma, "VBG"), inflect(lemma, "VBD")]
        marker = sentence.tokens[at - 1]
        if marker.tag == "TO0":
            yield Damage(marker.start, token.end, token.text, FORM, 0.6)
            yield Damage(marker.start, token.end, f"for {inflect(lemma, 'VBG')}", FORM, 0.2)
    elif tag == "VVI" and governor == "VM0":
        wrong = [inflect(lemma, "VBZ"), inflect(lemma, "VBD"), f"to {lemma}", inflect(lemma, "VBG")]
    elif tag == "VVI" and governor in DO:
        wrong = [inflect(lemma, "VBD"), inflect(lemma, "VBZ")]
    elif tag == "VVG":
        wrong = [lemma, f"to {lemma}"] if governor in ("PRP", "PRF") or governor in BE else [f"to {lemma}"]
    elif tag == "VVN" and (governor in HAVE or governor in BE):
        wrong = [lemma, inflect(lemma, "VBD"), inflect(lemma, "VBG")]
    wrong = [form for form in wrong if form != token.lower]
    if wrong and token.text.islower():
        yield replaced(token, rng.choice(wrong), FORM)


def _governor(sentence: Sentence, at: int) -> str:
    """Return the tag of what decides the form of a verb: *to*, an auxiliary or a preposition before it."""
    before = at - 1
    while before > at - 4 and sentence.tag(before) in ("AV0", "XX0", "PNP"):
        before -= 1
    return sentence.tag(before)


def _of_agreement(sentence: Sentence, at: int) -> Iterator[Damage]:
    token, tag = sentence.tokens[at], sentence.tag(at)
    has_subject = any(_is_subject(other) for other in sentence.tokens[max(0, at - 3) : at])
    if not has_subject:
        return
    if token.lower in OTHER_NUMBER and tag in (*BE[:3], *HAVE[:2], *DO[:2]):
        yield replaced(token, OTHER_NUMBER[token.lower], AGREEMENT)
    elif tag == "VVZ":
        yield replaced(token, lemma_of(token.text, "VERB"), AGREEMENT, 1.5)
    elif tag == "VVB" and sentence.tag(at - 1) in ("PNP", "NN2"):
        yield replaced(token, inflect(token.lower, "VBZ"), AGREEMENT, 0.7)


def _is_subject(token: Token) -> bool:
    return token.tag in SUBJECTS and token.lower not in ("me", "him", "her", "them", "us")
