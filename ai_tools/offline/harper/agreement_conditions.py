"""The conditions for changing the form of a verb: its subject decides."""

import re

from ai_tools.offline import vocabulary
from ai_tools.offline.harper.places import (
    ADVERBS,
    STARTS_CLAUSE,
    SUBJECT,
    Place,
    one_of,
)

WISHING = "suggest recommend insist demand propos request requir essential important vital necessary"
WISHES = rf"\b{one_of(WISHING)}"
PAST_TIME = r"\b(?:yesterday|ago|last (?:night|week|month|year))\b"
PAST_LIKE_BASE = one_of(
    "beat become bet bid broadcast burst cast come cost cut fit forecast hit hurt input let offset output "
    "put quit read recast reset rid run set shed shut slit split spread thrust upset wed wet"
)
NOT_ALONE = (
    r"\b(?i:you|he|she|they) and (?:I|you|we) \Z"
    r"|\b(?i:rather) than [a-z]+ \Z"
    r"|\b(?i:all|none|no|nobody|nothing|every\w*|any\w*)\b[^.,;!?]* but [a-z]+ \Z"
)
"""A pronoun that is no subject by itself: *what pleases you and I*, *all but he*."""

AUXILIARIES = one_of(
    "do does did can could will would shall should may might must let lets make makes made help helps helped "
    "see saw don't doesn't didn't can't won't"
)


def participle(place: Place) -> bool:
    """Hold after a perfect that is not the end of a relative clause: *the machines we have broke down*."""
    negative = r"\b(?:has|have|had)(?:n['\u2019]t| not| never) \Z"
    subject = rf"(?:\A|\n|[.,;:!?]\s|\b(?:and|but|because)\s){SUBJECT}"
    perfect = rf"{subject}(?: has| have| had|['\u2019]ve)(?: (?:already|just|also))? \Z"
    return bool(re.search(negative, place.before) or re.search(perfect, place.before))


OBJECT = one_of("the an? my your his her our their me him us them it this that these those")
ALSO_ADJECTIVES = one_of("clean live like open own dry free warm slow calm clear empty")
PLAIN_THIRD = one_of(
    "is was has does goes knows thinks wants says gets makes takes gives comes becomes feels seems eats "
    "tells believes understands remembers agrees arrives asks brings buys chooses decides enjoys "
    "explains follows forgets hears hopes includes keeps learns listens loses meets prefers provides "
    "reads receives sees sells sends sings sleeps speaks spends stays studies takes teaches tries uses "
    "waits watches wears writes isn't wasn't hasn't doesn't"
)
"""Forms in -s that are no plural nouns: *we engineers* and *you guys* are right."""


def is_verb(place: Place) -> bool:
    """Tell whether what follows a pronoun is a verb, not a noun or an adjective without *be*: *he sick*."""
    found = place.found.lower()
    if re.search(r"\b(?:I|you|we|they)(?: \w+)? \Z", place.before, re.IGNORECASE):
        if not found.endswith("s"):
            return True
        return bool(re.fullmatch(PLAIN_THIRD, found))
    known = re.fullmatch(f"(?:{vocabulary.lists()['base']}|are|am|were|do|don't|haven't)", found)
    if re.fullmatch(ALSO_ADJECTIVES, found) or not known:
        return bool(re.match(rf" {OBJECT}\b", place.after))
    return True


def agreement(place: Place) -> bool:
    """Hold where a pronoun is the subject, and neither a wish nor the past explains the bare verb."""
    subject = rf"{STARTS_CLAUSE}{SUBJECT}(?: {ADVERBS})? \Z"
    one_of_two = rf"\b(?i:{AUXILIARIES})\b[^.!?]*\b(?:and|or) {SUBJECT} \Z"
    sentence = re.split(r"[.!?\n]", place.after)[0]
    return bool(
        is_verb(place)
        and not re.fullmatch(PAST_LIKE_BASE, place.found, re.IGNORECASE)
        and re.search(subject, place.before)
        and not re.search(one_of_two, place.before)
        and not re.search(NOT_ALONE, place.before)
        and not re.search(WISHES, place.before)
        and not re.search(PAST_TIME, sentence)
    )


def reflexive(place: Place) -> bool:
    """Hold for *by my self*, not for *my self-esteem*, *my self is* and *it self checks*."""
    before = r"\b(?:by|introduc(?:e|ed|ing)|enjoy(?:ed|ing)?|ask(?:ed)?|told|tell|prove|challenge|express) \Z"
    return bool(
        re.search(before, place.before) and re.match(r"[.,;!?]|\s*\Z| (?!-)[a-z]+\b(?!-)", place.after)
    )


def i_do(place: Place) -> bool:
    """Hold where I alone is the subject, not in *what pleases you and I does no harm*."""
    return bool(re.search(r"(?:\A|\n|[.,;:!?]\s|\b(?:but|because)\s)\Z", place.before))
