"""Verbs and the time that the sentence speaks of."""

import regex

from ai_tools.providers.offline import vocabulary
from ai_tools.providers.offline.patterns.pattern import START, Pattern, any_of

_VERBS = vocabulary.verbs()
_BY_FORM = {form: verb for verb in _VERBS.values() for form in (verb.base, verb.third) if verb.base != "be"}
_BY_PARTICIPLE = {verb.participle: verb for verb in _VERBS.values() if verb.participle not in {"been", "got"}}
_FORMS = any_of(_BY_FORM)
_PARTICIPLES = any_of(_BY_PARTICIPLE)
_ONLY_PARTICIPLES = any_of(
    verb.participle for verb in _VERBS.values() if verb.participle not in {verb.past, verb.base, "been", "done"}
)
_PERSON = r"(?:I|[Yy]ou|[Hh]e|[Ss]he|[Ww]e|[Tt]hey)"
_PAST_TIME = r"(?:yesterday|last (?:night|week|month|year)|(?:two|three|four|five|\d+) (?:days|weeks|months|years) ago)"
_OBJECT = r"(?:him|her|them|it|you|me|us|(?:an?|the|my|your|our|his|her|their) [a-z]+)"
_SINCE = r"(?=[^.,;:!?\n]{0,40} since (?:\d|last|yesterday|morning|childhood|an hour|(?:two|three|four|five|six|many) ))"
_PAST_MESSAGE = "A finished time in the past takes the simple past."
_DOINGS = any_of(
    form for base in "go come buy eat meet visit make send write take give".split() for form in (base, _VERBS[base].third)
)


def _simple_past(found: regex.Match[str]) -> str:
    return f"{found[1]} {_BY_FORM[found[2]].past}"


def _simple_past_of_participle(found: regex.Match[str]) -> str:
    return f"{found[1]} {_BY_PARTICIPLE[found[2]].past}"


def _present(found: regex.Match[str]) -> str:
    verb = _VERBS[found[3]]
    return f"{found[1]}{found[2]} {verb.third if found[2] in {'he', 'she', 'it'} else verb.base}"


PATTERNS = (
    Pattern(
        "PastTime",
        _PAST_MESSAGE,
        rf"{START}({_PERSON}) ({_DOINGS})\b(?= (?:to |with |at )?(?:an?|the|my|our|his|her|their)(?: [a-z]+){{1,2}} {_PAST_TIME}\b(?!['’]))",
        _simple_past,
    ),
    Pattern(
        "PastTime",
        _PAST_MESSAGE,
        rf"{START}(Yesterday,? {_PERSON}) (?:have|has) ({_PARTICIPLES})\b",
        _simple_past_of_participle,
    ),
    Pattern(
        "PastTime",
        _PAST_MESSAGE,
        rf"\b({_PERSON}) (?:have|has) ({_PARTICIPLES})\b(?=(?: {_OBJECT})? {_PAST_TIME}\b(?!['’]))",
        _simple_past_of_participle,
    ),
    Pattern("PastTime", _PAST_MESSAGE, rf"{START}(Yesterday,? {_PERSON}) ({_FORMS})\b", _simple_past),
    Pattern(
        "PastParticiple",
        "The participle needs “have”; alone it is the simple past.",
        rf"{START}(I|He|She|We|They) ({_ONLY_PARTICIPLES})\b",
        _simple_past_of_participle,
    ),
    Pattern(
        "SincePerfect",
        "What began in the past and goes on takes the perfect.",
        rf"\b(I|[Ww]e|[Yy]ou|[Tt]hey) (?:am|are) ([a-z]+ing)\b{_SINCE}",
        "{1} have been {2}",
    ),
    Pattern(
        "SincePerfect",
        "What began in the past and goes on takes the perfect.",
        rf"\b([Hh]e|[Ss]he|[Ii]t) is ([a-z]+ing)\b{_SINCE}",
        "{1} has been {2}",
    ),
    Pattern(
        "WillAfterIf",
        "After “if” and “when” the present tense speaks of the future.",
        rf"{START}((?:If|When|After|Before|Until|As soon as) )(he|she|it|I|we|they) will ({any_of(_VERBS)})\b(?=[^.,;:!?\n]{{0,60}}, )",
        _present,
    ),
    Pattern(
        "WillAfterIf",
        "After “when” the present tense speaks of the future.",
        rf"\b((?:I|[Ww]e)(?: will|['’]ll) (?:call|phone|ring|text|message|email|mail|meet|pay|return|send|do|buy|finish|start)\b"
        rf"[^.,;:!?\n]{{0,40}} (?:when|after|once|as soon as) )(he|she|it|I|we|you|they) will ({any_of(_VERBS)})\b",
        _present,
    ),
)
