"""Where a rule of harper may be trusted: what must stand before and after the place it marks."""

import re
from collections.abc import Callable
from typing import NamedTuple

from ai_tools.providers.offline import english


class Place(NamedTuple):
    """What a rule marked, with the text around it."""

    before: str
    found: str
    after: str


def _any(words: str) -> str:
    return "(?:" + "|".join(words.split()) + ")"


_CLAUSE_WORDS = _any(
    "and but or that when if because so what how as where while since before after than until which "
    "who why though although whether then yesterday today now think hope know said say"
)
_STARTS_CLAUSE = rf"(?:\A|\n|[^\w\s'\u2019-]\s*|\b{_CLAUSE_WORDS}\s+)"
_ADVERBS = _any("also always never often only really usually still just")
_NO_NOUNS = _any("or and is are was as in of if at on to it equals")
_ABBREVIATIONS = _any("eg ie etc vs cf no approx dept govt viz")
_SPELT_OUT = (
    r"(?:[AEIO][A-Z]+|[FHLMNRSX][B-DF-HJ-NP-TV-Z]+"
    r"|MBA|NGO|MRI|SUV|FAQ|LED|NRI|RTI|MLA|HOD|SOP|MOU|NDA|FIR|SEO)\b"
)
"""Capitals that are read letter by letter, the first as a vowel: an MBA, but a NASA."""

_WISHES = (
    rf"\b{_any('suggest recommend insist demand propos request requir essential important vital necessary')}"
)
_PAST_TIME = r"\b(?:yesterday|ago|last (?:night|week|month|year))\b"
_REPEATED_BY_SLIP = _any(
    "the an? and or of to my your his its our their for with from at we they he she i be are was were "
    "have has will would can this"
)


def _article(place: Place) -> bool:
    if place.found.lower() == "an":
        return bool(re.match(r" (?:[bcdgjkpqtvwyzuo]|[fhlmnrsx][aeiouy])[a-z]", place.after, re.IGNORECASE))
    return bool(re.match(rf" (?!{_NO_NOUNS}\b)(?:[A-Za-z][a-z]|{_SPELT_OUT})", place.after))


def _repeated(place: Place) -> bool:
    return bool(re.match(rf"{_REPEATED_BY_SLIP}\s", place.found, re.IGNORECASE)) and place.after[:1] != "-"


def _pronoun_i(place: Place) -> bool:
    starts = re.search(rf"{_STARTS_CLAUSE}\Z", place.before)
    goes_on = re.match(rf" (?!{_NO_NOUNS}\b)[a-z]{{2}}|['\u2019](?:m|ve|ll|d)\b", place.after)
    return bool(starts and goes_on) or place.found.lower() in {"i'm", "i've", "i'll", "i'd"}


def _sentence_start(place: Place) -> bool:
    starts = re.search(r"(?:\A|\n)\s*\Z|[a-z]{2}[.!?]\s+\Z", place.before)
    whole = re.match(r"(?: [\w',-]+){3,}|(?: [\w',-]+){2,}[.!?]", place.after)
    shortened = re.search(rf"\b{_ABBREVIATIONS}\.\s+\Z", place.before)
    return bool(starts and whole) and not shortened and place.found in english.common_words()


def _participle(place: Place) -> bool:
    perfect = r"(?:\b(?:has|have|had|having)|['\u2019]ve)(?: (?:not|never|already|just|also))? \Z"
    return bool(re.search(perfect, place.before))


def _than(place: Place) -> bool:
    return not re.search(r"\b(?:if|when|once|unless|until)\b[^.!?]*\Z", place.before, re.IGNORECASE)


def _agreement(place: Place) -> bool:
    """Hold where a pronoun is the subject, and neither a wish nor the past explains the bare verb."""
    subject = rf"{_STARTS_CLAUSE}(?:I|(?i:you|he|she|it|we|they))(?: {_ADVERBS})? \Z"
    sentence = re.split(r"[.!?\n]", place.after)[0]
    return bool(
        re.search(subject, place.before)
        and not re.search(_WISHES, place.before)
        and not re.search(_PAST_TIME, sentence)
    )


_CONDITIONS: dict[str, Callable[[Place], bool]] = {
    "AnA": _article,
    "RepeatedWords": _repeated,
    "CapitalizePersonalPronouns": _pronoun_i,
    "SentenceCapitalization": _sentence_start,
    "SimplePastToPastParticiple": _participle,
    "ThenThan": _than,
    "PronounVerbAgreement": _agreement,
}


def hold(rule: str, place: Place) -> bool:
    """Tell whether `rule` may be trusted at `place`; most may everywhere."""
    condition = _CONDITIONS.get(rule)
    return condition is None or condition(place)
