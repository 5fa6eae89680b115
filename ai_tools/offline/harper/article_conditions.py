"""The conditions for exchanging *a* and *an*: the sound of the next word decides."""

import re

from ai_tools.offline.harper.places import NO_NOUNS, Place

SPELT_OUT = (
    r"(?:[AEIO][A-Z]+|[FHLMNRSX][B-DF-HJ-NP-TV-Z]+"
    r"|MBA|NGO|MRI|SUV|FAQ|LED|NRI|RTI|MLA|HOD|SOP|MOU|NDA|FIR|SEO)\b"
)
"""Capitals that are read letter by letter, the first as a vowel: an MBA, but a NASA."""

LIKE_YOU = (
    r"(?i:uni(?:que|form|on|t|vers|corn|cycle|sex|son|lateral)|us(?:e|age|u)|util|uten|ura|euro?|ewe"
    r"|ubiq|unanim)"
)
LIKE_WON = r"(?i:one(?![a-z])|once|one[-\u2011])"
CONSONANT = rf"[bcdgjkpqtvwyzBCDGJKPQTVWYZ][a-z]|[flmnrsxFLMNRSX][aeiouy]|[hH][aeiouy]|{LIKE_YOU}|{LIKE_WON}"
"""How words begin that are certainly spoken with a consonant first."""

SILENT_H = r"(?i:hono|hour|heir|honest|histor|hotel|habitual|heroic|herb|homage|hors\b)"
FOREIGN_VOWEL = r"O[au]|Eu|Ew|One|U[a-z]|I[aeou]"
"""Names that may begin with a consonant to the ear: Oaxaca, Ouagadougou, Euler."""

BEFORE_ARTICLE = (
    r"(?:\A|[^\w\s'-]\s*|\b(?:is|are|was|were|be|been|am|[a-z]*'[a-z]+|have|has|had|having|of|in|on|at|to|for|with|from|by"
    r"|about|as|into|like|than|that|if|when|because|but|not|such|what|quite|rather|many|half|it|them|him|her|me"
    r"|us|you|become|became|get|gets|got|need|needs|needed|want|wants|wanted|buy|bought|buys|see|saw|eat|ate|eats"
    r"|make|makes|made|take|takes|took|write|wrote|read|use|uses|used|give|gave|find|found|send|sent)\s)\Z"
)
"""What shows an article, where *an* could also be a slip of *and*: bread an butter."""


def article(place: Place) -> bool:
    if place.found.lower() == "an":
        sure = re.match(rf" (?!{SILENT_H})(?:{CONSONANT})", place.after)
        return bool(sure and re.search(BEFORE_ARTICLE, place.before, re.IGNORECASE))
    if re.search(r"[^\s\"\u201c(]\Z", place.before):
        return False
    noun = rf" (?!{NO_NOUNS}\b|{FOREIGN_VOWEL})(?:[AEIOUHaeiouh][a-z]|{SPELT_OUT}|[A-Z]{{2,}} [A-Z]{{2,}}\b)"
    in_capitals = rf" (?!{NO_NOUNS}\b)[A-Z]+\b"
    if place.found == "A" and re.search(r"\b[A-Z]{2,} \Z", place.before):
        return bool(re.match(in_capitals, place.after))
    return bool(re.match(noun, place.after))
