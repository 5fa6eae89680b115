"""Where a rule of harper may be trusted: what must stand before and after the place it marks."""

import re
from collections.abc import Callable
from typing import NamedTuple

from ai_tools.offline import language_detection, vocabulary


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
    "addl adv al am appt apr approx apt arr asap asst assn attn aug ave avg bldg blvd bros capt ch cm "
    "co col cont corp ctrl dec dept dev dia diff dist div ed eds eg email engg engr esp est etc excl "
    "ext feb fig figs fri ft gen govt hon hosp hrs ie inc incl info inst intl jan jr jul jun kg km lab "
    "lb lbs ltd mar max mfg mgmt mgr min mins misc mkt mon mt mtg mts natl nos nov oct org orig oz pkg "
    "plc pm pp pref prev prof pt pvt qty rd rec recd ref refs reg regd regn req resp rev rs sat sec "
    "secs secy sep sept sgt shri smt spec sq sr st std ste subj sun supt tech tel temp thu thurs transl "
    "tue tues univ viz vol vols vs wed wk wt yd yr yrs"
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
_REPEATED_BY_SLIP = _any("the an? and or my your its our their we they she i")
"""Not *her* nor *was*: he gave her her coat, and what it was was unclear. Nor a preposition: the people that
one works with with pride."""

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


_LIKE_YOU = (
    r"(?i:uni(?:que|form|on|t|vers|corn|cycle|sex|son|lateral)|us(?:e|age|u)|util|uten|ura|euro?|ewe"
    r"|ubiq|unanim)"
)
_LIKE_WON = r"(?i:one(?![a-z])|once|one[-\u2011])"
_CONSONANT = (
    rf"[bcdgjkpqtvwyzBCDGJKPQTVWYZ][a-z]|[flmnrsxFLMNRSX][aeiouy]|[hH][aeiouy]|{_LIKE_YOU}|{_LIKE_WON}"
)
"""How words begin that are certainly spoken with a consonant first."""

_SILENT_H = r"(?i:hono|hour|heir|honest|histor|hotel|habitual|heroic|herb|homage|hors\b)"
_FOREIGN_VOWEL = r"O[au]|Eu|Ew|One|U[a-z]|I[aeou]"
"""Names that may begin with a consonant to the ear: Oaxaca, Ouagadougou, Euler."""

_BEFORE_ARTICLE = (
    r"(?:\A|[^\w\s'-]\s*|\b(?:is|are|was|were|be|been|am|[a-z]*'[a-z]+|have|has|had|having|of|in|on|at|to|for|with|from|by"
    r"|about|as|into|like|than|that|if|when|because|but|not|such|what|quite|rather|many|half|it|them|him|her|me"
    r"|us|you|become|became|get|gets|got|need|needs|needed|want|wants|wanted|buy|bought|buys|see|saw|eat|ate|eats"
    r"|make|makes|made|take|takes|took|write|wrote|read|use|uses|used|give|gave|find|found|send|sent)\s)\Z"
)
"""What shows an article, where *an* could also be a slip of *and*: bread an butter."""


def _article(place: Place) -> bool:
    if place.found.lower() == "an":
        sure = re.match(rf" (?!{_SILENT_H})(?:{_CONSONANT})", place.after)
        return bool(sure and re.search(_BEFORE_ARTICLE, place.before, re.IGNORECASE))
    if re.search(r"[^\s\"\u201c(]\Z", place.before):
        return False
    noun = rf" (?!{_NO_NOUNS}\b|{_FOREIGN_VOWEL})(?:[A-Za-z][a-z]|{_SPELT_OUT}|[A-Z]{{2,}} [A-Z]{{2,}}\b)"
    in_capitals = rf" (?!{_NO_NOUNS}\b)[A-Z]+\b"
    if place.found == "A" and re.search(r"\b[A-Z]{2,} \Z", place.before):
        return bool(re.match(in_capitals, place.after))
    return bool(re.match(noun, place.after))


def _repeated(place: Place) -> bool:
    return bool(re.match(rf"{_REPEATED_BY_SLIP}\s", place.found, re.IGNORECASE)) and place.after[:1] != "-"


_NOT_OF_A_VARIABLE = r"was\b|has\b(?! reached\b)|always\b|guess\b|miss\b|pass\b|discuss\b|wish\b"
_OF_A_VARIABLE = rf"(?!{_NOT_OF_A_VARIABLE})[a-z]+s\b|reached\b|were\b"
"""What goes on after the variable i, not after the person: i runs from one to ten."""


def _pronoun_i(place: Place) -> bool:
    if re.search(
        r"\b(?:ii|(?:where|[Ll]et|[Ff]or|each) i|index|integer|i (?:is|be|runs))\b",
        place.before + place.after,
    ):
        return False
    starts = re.search(rf"{_STARTS_CLAUSE}\Z", place.before)
    goes_on = re.match(
        rf" (?!{_NO_NOUNS}\b|{_OF_A_VARIABLE})[a-z]{{2}}|['\u2019](?:m|ve|ll|d)\b", place.after
    )
    return bool(starts and goes_on) or place.found.lower() in {"i'm", "i've", "i'll", "i'd"}


_LOOKS_SHORTENED = r"\b[A-Z][a-z]{0,4}|\b[^\W\daeiouyAEIOUY_]+"
"""Words before a full stop that may be shortened: a short one with a capital, and one without a vowel."""


def _sentence_start(place: Place) -> bool:
    """Hold for a whole sentence after another; a line may go on with the one above, or with a list."""
    starts = re.search(r"\A\s*\Z|[a-z]{2}\.\s+\Z|,[^\S\n]*\n[^\S\n]*\n\s*\Z", place.before)
    whole = re.match(r"(?: [\w'\u2019,-]+){2,}[.!?]", place.after)
    shortened = re.search(rf"\b(?i:{_ABBREVIATIONS})\.\s+\Z|{_LOOKS_SHORTENED}\.\s+\Z", place.before)
    if not place.before.strip() and re.search(r"[.!?]\s+[A-Z]", place.after):
        # A user who writes capitals elsewhere has selected the text from the middle of a sentence.
        return False
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


_OBJECT = _any("the an? my your his her our their me him us them it this that these those")
_ALSO_ADJECTIVES = _any("clean live like open own dry free warm slow calm clear empty")
_PLAIN_THIRD = _any(
    "is was has does goes knows thinks wants says gets makes takes gives comes becomes feels seems eats "
    "tells believes understands remembers agrees arrives asks brings buys chooses decides enjoys "
    "explains follows forgets hears hopes includes keeps learns listens loses meets prefers provides "
    "reads receives sees sells sends sings sleeps speaks spends stays studies takes teaches tries uses "
    "waits watches wears writes isn't wasn't hasn't doesn't"
)
"""Forms in -s that are no plural nouns: *we engineers* and *you guys* are right."""


def _is_verb(place: Place) -> bool:
    """Tell whether what follows a pronoun is a verb, not a noun or an adjective without *be*: *he sick*."""
    found = place.found.lower()
    if re.search(r"\b(?:I|you|we|they)(?: \w+)? \Z", place.before, re.IGNORECASE):
        if not found.endswith("s"):
            return True
        return bool(re.fullmatch(_PLAIN_THIRD, found))
    known = re.fullmatch(f"(?:{vocabulary.lists()['base']}|are|am|were|do|don't|haven't)", found)
    if re.fullmatch(_ALSO_ADJECTIVES, found) or not known:
        return bool(re.match(rf" {_OBJECT}\b", place.after))
    return True


def _agreement(place: Place) -> bool:
    """Hold where a pronoun is the subject, and neither a wish nor the past explains the bare verb."""
    subject = rf"{_STARTS_CLAUSE}{_SUBJECT}(?: {_ADVERBS})? \Z"
    one_of_two = rf"\b(?i:{_AUXILIARIES})\b[^.!?]*\b(?:and|or) {_SUBJECT} \Z"
    sentence = re.split(r"[.!?\n]", place.after)[0]
    return bool(
        _is_verb(place)
        and not re.fullmatch(_PAST_LIKE_BASE, place.found, re.IGNORECASE)
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


_ASKING = _any(
    "wonder ask know knew sure see certain doubt remember tell told say said clear matter question"
)


def _condition_of_result(place: Place) -> bool:
    """Hold after an *if* that states a condition, not one that asks: *I wonder if she would have come*."""
    return not re.search(rf"\b{_ASKING}\w*\b(?: [\w']+){{0,3}} if\b[^.,;!?]*\Z", place.before, re.IGNORECASE)


def _whole_duration(place: Place) -> bool:
    """Hold where nothing else is missing, as it is in *since few days*."""
    return " few " not in f" {place.found} " or " a few " in place.found


def _no_article(place: Place) -> bool:
    """Hold where only the name gets a capital: *the Bahamas* is right."""
    return not place.found.lower().startswith("the ")


_NEVER_REGULAR = _any(
    "becomed beginned blowed breaked bringed builded buyed catched choosed comed cutted drawed "
    "drinked drived eated falled feeled fighted finded forgetted getted gived goed growed heared "
    "hided hitted holded hurted keeped knowed leaded leaved lended letted losed maked meeted readed "
    "rided rised runned selled sended shaked shooted sitted sleeped speaked spended standed stealed "
    "sweared sweeped swimmed taked teached telled thinked throwed understanded weared winned writed "
    "childs foots gooses mans oxes sheeps tooths womans"
)
"""Regular forms that no dictionary holds: *awaked*, *bended* and *atriums* are right."""


def _regular(place: Place) -> bool:
    return bool(re.fullmatch(_NEVER_REGULAR, place.found))


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
    "AskNoPreposition": (r"\b(?i:I|he|she|we|they|you|who)(?: (?:has|have|had|also|just|already))? \Z", ""),
    "SupposedTo": (
        r"\b(?i:am|is|are|was|were|be|been|[a-z]+'(?:m|re|s|t)|not|(?:is|are|was|were) [a-z]+) \Z",
        "",
    ),
    "NumberSuffixCapitalization": ("", r"(?! [A-Z]{2,}\b)"),
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
    "RegularIrregulars": _regular,
    "IDo": _i_do,
    "Myself": _reflexive,
    "Yourself": _reflexive,
    "Itself": _reflexive,
    "IfWouldve": _condition_of_result,
    "SinceDuration": _whole_duration,
    "NationalCapitals": _no_article,
}


def hold(rule: str, place: Place) -> bool:
    """Tell whether `rule` may be trusted at `place`; most may everywhere."""
    before, after = _AROUND.get(rule, ("", ""))
    if not re.search(before, place.before) or not re.match(after, place.after):
        return False
    condition = _CONDITIONS.get(rule)
    return condition is None or condition(place)
