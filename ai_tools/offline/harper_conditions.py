"""Where a rule of harper may be trusted: what must stand before and after the place it marks."""

import re
from collections.abc import Callable
from typing import NamedTuple

from ai_tools.offline import language_detection


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
_NO_NOUNS = _any(
    "or and is are was as in of if at on to it equals into onto over under up out off again always also all "
    "any after about around each every else even ever until unless"
)
_SUBJECT = r"(?:I|(?i:you|he|she|it|we|they))"
_ABBREVIATIONS = _any(
    "eg ie etc vs cf no approx dept govt viz al inc ltd co corp st fig figs ch vol pp ed eds est tel ext jr "
    "sr min max sec jan feb mar apr jun jul aug sep sept oct nov dec"
)
_SPELT_OUT = (
    r"(?:[AEIO][A-Z]+|[FHLMNRSX][B-DF-HJ-NP-TV-Z]+"
    r"|MBA|NGO|MRI|SUV|FAQ|LED|NRI|RTI|MLA|HOD|SOP|MOU|NDA|FIR|SEO)\b"
)
"""Capitals that are read letter by letter, the first as a vowel: an MBA, but a NASA."""

_WISHES = (
    rf"\b{_any('suggest recommend insist demand propos request requir essential important vital necessary')}"
)
_PAST_TIME = r"\b(?:yesterday|ago|last (?:night|week|month|year))\b"
_REPEATED_BY_SLIP = _any("the an? and or of to my your its our their for with from at we they she i")
"""Not *her* nor *was*: he gave her her coat, and what it was was unclear."""

_PAST_LIKE_BASE = _any(
    "beat become bet bid broadcast burst cast come cost cut fit forecast hit hurt input let offset output "
    "put quit read recast reset rid run set shed shut slit split spread thrust upset wed wet"
)
_NOT_ALONE = (
    r"\b(?i:you|he|she|they) and (?:I|you|we) \Z"
    r"|\b(?i:rather) than [a-z]+ \Z"
    r"|\b(?i:all|none|no|nobody|nothing|every\w*|any\w*)\b[^.,;!?]* but [a-z]+ \Z"
)
"""A pronoun that is no subject by itself: *what pleases you and I*, *all but he*."""
_AUXILIARIES = _any(
    "do does did can could will would shall should may might must let lets make makes made help helps helped "
    "see saw don't doesn't didn't can't won't"
)


def _article(place: Place) -> bool:
    if place.found.lower() == "an":
        spoken = r"[bcdgjkpqtvwyzuoBCDGJKPQTVWYZUO][a-z]|[fhlmnrsxFHLMNRSX][aeiouy]"
        return bool(re.match(rf" (?!histor|hotel|habitual|heroic|herb)(?:{spoken})", place.after))
    if re.search(r"[^\s\"\u201c(]\Z", place.before):
        return False
    return bool(re.match(rf" (?!{_NO_NOUNS}\b)(?:[A-Za-z][a-z]|{_SPELT_OUT})", place.after))


def _repeated(place: Place) -> bool:
    return bool(re.match(rf"{_REPEATED_BY_SLIP}\s", place.found, re.IGNORECASE)) and place.after[:1] != "-"


_NOT_OF_A_VARIABLE = r"was\b|has\b(?! reached\b)|always\b|guess\b|miss\b|pass\b|discuss\b|wish\b"
_OF_A_VARIABLE = rf"(?!{_NOT_OF_A_VARIABLE})[a-z]+s\b|reached\b|were\b"
"""What goes on after the variable i, not after the person: i runs from one to ten."""


def _pronoun_i(place: Place) -> bool:
    starts = re.search(rf"{_STARTS_CLAUSE}\Z", place.before)
    goes_on = re.match(
        rf" (?!{_NO_NOUNS}\b|{_OF_A_VARIABLE})[a-z]{{2}}|['\u2019](?:m|ve|ll|d)\b", place.after
    )
    return bool(starts and goes_on) or place.found.lower() in {"i'm", "i've", "i'll", "i'd"}


def _sentence_start(place: Place) -> bool:
    """Hold for a whole sentence after another; a line may go on with the one above, or with a list."""
    starts = re.search(r"\A\s*\Z|[a-z]{2}\.\s+\Z|,[^\S\n]*\r?\n[^\S\n]*\r?\n\s*\Z", place.before)
    whole = re.match(r"(?: [\w'\u2019,-]+){2,}[.!?]", place.after)
    shortened = re.search(rf"\b{_ABBREVIATIONS}\.\s+\Z", place.before)
    return bool(starts and whole) and not shortened and place.found in language_detection.common_words()


def _participle(place: Place) -> bool:
    """Hold after a perfect that is not the end of a relative clause: *the machines we have broke down*."""
    negative = r"\b(?:has|have|had)(?:n['\u2019]t| not| never) \Z"
    subject = rf"(?:\A|\n|[.,;:!?]\s|\b(?:and|but|because)\s){_SUBJECT}"
    perfect = rf"{subject}(?: has| have| had|['\u2019]ve)(?: (?:already|just|also))? \Z"
    return bool(re.search(negative, place.before) or re.search(perfect, place.before))


_COMPARED = _any("me him her us them you mine yours my your his our their the this that an? ever any")


def _than(place: Place) -> bool:
    """Hold after a comparison, not where *then* is a time or the next step."""
    step = r"\b(?:if|when|once|unless|until)\b[^.!?]*\Z|\bthe [\w-]+ \Z|[^\w] \Z"
    compared = rf" (?:{_COMPARED}\b|[A-Z][a-z]+|\d)"
    return not re.search(step, place.before, re.IGNORECASE) and bool(re.match(compared, place.after))


def _agreement(place: Place) -> bool:
    """Hold where a pronoun is the subject, and neither a wish nor the past explains the bare verb."""
    subject = rf"{_STARTS_CLAUSE}{_SUBJECT}(?: {_ADVERBS})? \Z"
    one_of_two = rf"\b(?i:{_AUXILIARIES})\b[^.!?]*\b(?:and|or) {_SUBJECT} \Z"
    sentence = re.split(r"[.!?\n]", place.after)[0]
    return bool(
        not re.fullmatch(_PAST_LIKE_BASE, place.found, re.IGNORECASE)
        and re.search(subject, place.before)
        and not re.search(one_of_two, place.before)
        and not re.search(_NOT_ALONE, place.before)
        and not re.search(_WISHES, place.before)
        and not re.search(_PAST_TIME, sentence)
    )


def _reflexive(place: Place) -> bool:
    """Hold for *by my self*, not for *my self-esteem*, *my self is* and *it self checks*."""
    before = r"\b(?:by|introduc(?:e|ed|ing)|enjoy(?:ed|ing)?|ask(?:ed)?|told|tell|prove|challenge|express) \Z"
    return bool(
        re.search(before, place.before) and re.match(r"[.,;!?]|\s*\Z| (?!-)[a-z]+\b(?!-)", place.after)
    )


def _small(place: Place) -> bool:
    """Hold where no capital shows a name: *Shaked* is one."""
    return place.found.islower()


def _i_do(place: Place) -> bool:
    """Hold where I alone is the subject, not in *what pleases you and I does no harm*."""
    return bool(re.search(r"(?:\A|\n|[.,;:!?]\s|\b(?:but|because)\s)\Z", place.before))


_PRONOUN_OR_MODAL = r"\b(?i:I|you|we|they|to|not|can|could|will|would|should|must|please) \Z"
_DESTINATION = _any(
    "station airport office school hotel house college hospital university city village stop venue"
)
_AROUND = {
    "DidPast": (r"\b(?i:did(?:n['\u2019]t| not)|did (?:you|he|she|it|we|they)) \Z", ""),
    "RiseTheQuestion": (_PRONOUN_OR_MODAL, ""),
    "RelayOnForRely": (_PRONOUN_OR_MODAL, r"(?! to\b)"),
    "ArriveTo": ("", rf" (?:[A-Z]|(?:the|my|our|your|his|her|their|this) {_DESTINATION}\b)"),
    "FriendOfMe": ("", r"(?! or\b| and\b)"),
    "ToTooIdioms": ("", r"[.,;!?]|\s*\Z"),
    "AllOfASudden": ("", r"[.,;!?]|\s*\Z| (?:I|he|she|it|we|they|there|the)\b"),
    "BareInMind": (r"(?:\A|[.!?\n]\s*|\b(?i:to|please|must|should|and) )\Z", r"(?! and\b)"),
    "CuriousAbout": ("", r"(?! late\b)"),
    "TakeALookTo": ("", r" (?:this|these|it|the|my)\b(?! (?:left|right)\b)"),
}
"""What stands before and after, for rules that need no more than that."""


_CONDITIONS: dict[str, Callable[[Place], bool]] = {
    "AnA": _article,
    "RepeatedWords": _repeated,
    "CapitalizePersonalPronouns": _pronoun_i,
    "SentenceCapitalization": _sentence_start,
    "SimplePastToPastParticiple": _participle,
    "ThenThan": _than,
    "PronounVerbAgreement": _agreement,
    "RegularIrregulars": _small,
    "IDo": _i_do,
    "Myself": _reflexive,
    "Yourself": _reflexive,
    "Itself": _reflexive,
}


def hold(rule: str, place: Place) -> bool:
    """Tell whether `rule` may be trusted at `place`; most may everywhere."""
    before, after = _AROUND.get(rule, ("", ""))
    if not re.search(before, place.before) or not re.match(after, place.after):
        return False
    condition = _CONDITIONS.get(rule)
    return condition is None or condition(place)
