"""The conditions for changing small words, capitals and comparisons."""

import re

from ai_tools.offline import language_detection
from ai_tools.offline.harper.places import NO_NOUNS, STARTS_CLAUSE, Place, one_of

ABBREVIATIONS = one_of(
    "addl adv al am appt apr approx apt arr asap asst assn attn aug ave avg bldg blvd bros capt ch cm "
    "co col cont corp ctrl dec dept dev dia diff dist div ed eds eg email engg engr esp est etc excl "
    "ext feb fig figs fri ft gen govt hon hosp hrs ie inc incl info inst intl jan jr jul jun kg km lab "
    "lb lbs ltd mar max mfg mgmt mgr min mins misc mkt mon mt mtg mts natl nos nov oct org orig oz pkg "
    "plc pm pp pref prev prof pt pvt qty rd rec recd ref refs reg regd regn req resp rev rs sat sec "
    "secs secy sep sept sgt shri smt spec sq sr st std ste subj sun supt tech tel temp thu thurs transl "
    "tue tues univ viz vol vols vs wed wk wt yd yr yrs"
)
REPEATED_BY_SLIP = one_of("the an? and or my your its our their we they she i")
"""Not *her* nor *was*: he gave her her coat, and what it was was unclear. Nor a preposition: the people that
one works with with pride."""


def repeated(place: Place) -> bool:
    return bool(re.match(rf"{REPEATED_BY_SLIP}\s", place.found, re.IGNORECASE)) and place.after[:1] != "-"


NOT_OF_A_VARIABLE = r"was\b|has\b(?! reached\b)|always\b|guess\b|miss\b|pass\b|discuss\b|wish\b"
OF_A_VARIABLE = rf"(?!{NOT_OF_A_VARIABLE})[a-z]+s\b|reached\b|were\b"
"""What goes on after the variable i, not after the person: i runs from one to ten."""


def pronoun_i(place: Place) -> bool:
    if re.search(
        r"\b(?:ii|(?:where|[Ll]et|[Ff]or|each) i|index|integer|i (?:is|be|runs))\b",
        place.before + place.after,
    ):
        return False
    starts = re.search(rf"{STARTS_CLAUSE}\Z", place.before)
    goes_on = re.match(rf" (?!{NO_NOUNS}\b|{OF_A_VARIABLE})[a-z]{{2}}|['\u2019](?:m|ve|ll|d)\b", place.after)
    return bool(starts and goes_on) or place.found.lower() in {"i'm", "i've", "i'll", "i'd"}


LOOKS_SHORTENED = r"\b[A-Z][a-z]{0,4}|\b[^\W\daeiouyAEIOUY_]+"
"""Words before a full stop that may be shortened: a short one with a capital, and one without a vowel."""


def sentence_start(place: Place) -> bool:
    """Hold for a whole sentence after another; a line may go on with the one above, or with a list."""
    starts = re.search(r"\A\s*\Z|[a-z]{2}\.\s+\Z|,[^\S\n]*\n[^\S\n]*\n\s*\Z", place.before)
    whole = re.match(r"(?: [\w'\u2019,-]+){2,}[.!?]", place.after)
    shortened = re.search(rf"\b(?i:{ABBREVIATIONS})\.\s+\Z|{LOOKS_SHORTENED}\.\s+\Z", place.before)
    if not place.before.strip() and re.search(r"[.!?]\s+[A-Z]", place.after):
        # A user who writes capitals elsewhere has selected the text from the middle of a sentence.
        return False
    return bool(starts and whole) and not shortened and place.found in language_detection.common_words()


COMPARED = one_of("me him her us them you mine yours my your his our their the this that an? ever any")


def than(place: Place) -> bool:
    """Hold after a comparison, not where *then* is a time or the next step."""
    step = r"\b(?:if|when|once|unless|until)\b[^.!?]*\Z|\bthe [\w-]+ \Z|[^\w] \Z"
    compared = rf" (?:{COMPARED}\b|[A-Z][a-z]+|\d)"
    return not re.search(step, place.before, re.IGNORECASE) and bool(re.match(compared, place.after))


ASKING = one_of(
    "wonder ask know knew sure see certain doubt remember tell told say said clear matter question"
)


def condition_of_result(place: Place) -> bool:
    """Hold after an *if* that states a condition, not one that asks: *I wonder if she would have come*."""
    return not re.search(rf"\b{ASKING}\w*\b(?: [\w']+){{0,3}} if\b[^.,;!?]*\Z", place.before, re.IGNORECASE)


def whole_duration(place: Place) -> bool:
    """Hold where nothing else is missing, as it is in *since few days*."""
    return " few " not in f" {place.found} " or " a few " in place.found


def no_article(place: Place) -> bool:
    """Hold where only the name gets a capital: *the Bahamas* is right."""
    return not place.found.lower().startswith("the ")


NEVER_REGULAR = one_of(
    "becomed beginned blowed breaked bringed builded buyed catched choosed comed cutted drawed "
    "drinked drived eated falled feeled fighted finded forgetted getted gived goed growed heared "
    "hided hitted holded hurted keeped knowed leaded leaved lended letted losed maked meeted readed "
    "rided rised runned selled sended shaked shooted sitted sleeped speaked spended standed stealed "
    "sweared sweeped swimmed taked teached telled thinked throwed understanded weared winned writed "
    "childs foots gooses mans oxes sheeps tooths womans"
)
"""Regular forms that no dictionary holds: *awaked*, *bended* and *atriums* are right."""


def regular(place: Place) -> bool:
    return bool(re.fullmatch(NEVER_REGULAR, place.found))
