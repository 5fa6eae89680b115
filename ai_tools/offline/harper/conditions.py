"""The conditions for trusting a rule of harper: the words before and after the place that it marks."""

import re
from collections.abc import Callable

from ai_tools.offline.harper.agreement_conditions import agreement, i_do, participle, reflexive
from ai_tools.offline.harper.article_conditions import article
from ai_tools.offline.harper.other_conditions import (
    condition_of_result,
    no_article,
    pronoun_i,
    regular,
    repeated,
    sentence_start,
    than,
    whole_duration,
)
from ai_tools.offline.harper.places import Place, one_of

PRONOUN_OR_MODAL = r"\b(?i:I|you|we|they|to|not|can|could|will|would|should|must|please) \Z"
DESTINATION = one_of(
    "station airport office school hotel house college hospital university city village stop venue"
)
AROUND = {
    "DidPast": (r"\b(?i:did(?:n['\u2019]t| not)|did (?:you|he|she|it|we|they)) \Z", ""),
    "RiseTheQuestion": (PRONOUN_OR_MODAL, ""),
    "RelayOnForRely": (PRONOUN_OR_MODAL, r"(?! to\b)"),
    "ArriveTo": ("", rf" (?:[A-Z]|(?:the|my|our|your|his|her|their|this) {DESTINATION}\b)"),
    "FriendOfMe": ("", r"(?! or\b| and\b)"),
    "ToTooIdioms": ("", r"[.,;!?]|\s*\Z"),
    "AllOfASudden": ("", r"[.,;!?]|\s*\Z| (?:I|he|she|it|we|they|there|the)\b"),
    "BareInMind": (r"(?:\A|[.!?\n]\s*|\b(?i:to|please|must|should|and) )\Z", r"(?! and\b)"),
    "CuriousAbout": ("", r"(?! late\b)"),
    "AskNoPreposition": (r"\b(?i:I|he|she|we|they|you|who)(?: (?:has|have|had|also|just|already))? \Z", ""),
    "SupposedTo": (
        r"\b(?i:am|is|are|was|were|be|been|[a-z]+'(?:m|re|s|t)|not|(?:is|are|was|were) [a-z]+) \Z",
        "",
    ),
    # "The will of the people" has a noun before "of".
    "ModalOf": (
        "",
        r"(?! (?:an?|the|my|your|his|her|its|our|their|this|that|these|those|all|any|some|\w+['\u2019]s)\b)",
    ),
    "NumberSuffixCapitalization": ("", r"(?! [A-Z]{2,}\b)"),
    "TakeALookTo": ("", r" (?:this|these|it|the|my)\b(?! (?:left|right)\b)"),
}
"""The words before and after, for rules that need nothing else."""

CONDITIONS: dict[str, Callable[[Place], bool]] = {
    "AnA": article,
    "RepeatedWords": repeated,
    "CapitalizePersonalPronouns": pronoun_i,
    "SentenceCapitalization": sentence_start,
    "SimplePastToPastParticiple": participle,
    "ThenThan": than,
    "PronounVerbAgreement": agreement,
    "RegularIrregulars": regular,
    "IDo": i_do,
    "Myself": reflexive,
    "Yourself": reflexive,
    "Itself": reflexive,
    "IfWouldve": condition_of_result,
    "SinceDuration": whole_duration,
    "NationalCapitals": no_article,
}


def hold(rule: str, place: Place) -> bool:
    """Tell whether `rule` may be trusted at `place`; most may everywhere."""
    before, after = AROUND.get(rule, ("", ""))
    if not re.search(before, place.before) or not re.match(after, place.after):
        return False
    condition = CONDITIONS.get(rule)
    return condition is None or condition(place)
