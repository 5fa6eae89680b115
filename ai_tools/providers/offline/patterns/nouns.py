"""One and many: nouns after numbers, `every`, `much` and the like."""

import regex

from ai_tools.providers.offline import vocabulary
from ai_tools.providers.offline.patterns.pattern import FOLLOWS, START, Pattern, any_of

_PLURALS, _SINGULARS = vocabulary.plurals(), vocabulary.singulars()
_GROUPS = {"family", "team", "class", "company"}
_COUNTED = any_of(noun for noun in _PLURALS if noun not in _GROUPS)
_NOT_VERBS = (
    "students children people persons days weeks months years employees customers members teachers countries cities companies "
    "friends schools universities languages books cars boys girls".split()
)
_SINGULARS_OF = _SINGULARS | {"persons": "person"}
_SUPERLATIVE = r"(?:best|worst|biggest|largest|oldest|youngest|greatest|most [a-z]+)"
_PLURAL_MESSAGE = "More than one: the noun must be plural."


def _many(found: regex.Match[str]) -> str:
    return f"{found[1]} {_PLURALS[found[2]]}"


def _one(found: regex.Match[str]) -> str:
    return f"{found[1]} {_SINGULARS_OF[found[2]]}"


PATTERNS = (
    Pattern(
        "Plural",
        _PLURAL_MESSAGE,
        rf"\b((?i:one|two|three|both|each|several|many) of (?:(?:my|our|his|her|their|your|these|those)(?: [a-z]+)?|the {_SUPERLATIVE}))"
        rf" ({_COUNTED}){FOLLOWS}",
        _many,
    ),
    Pattern(
        "Plural",
        _PLURAL_MESSAGE,
        rf"\b((?i:two|three|four|five|six|seven|eight|nine|ten|many|several|these|those|various)) ({_COUNTED}){FOLLOWS}",
        _many,
    ),
    Pattern(
        "Plural",
        _PLURAL_MESSAGE,
        rf"\b((?:for|in|after|last|past|next) (?:[2-9]|[1-9]\d+)) (year|month|week|day|hour|minute){FOLLOWS}",
        _many,
    ),
    Pattern(
        "Singular",
        "After “every” and “another” the noun is singular.",
        rf"\b((?i:every|another)) ({any_of(_NOT_VERBS)})\b(?!['’])",
        _one,
    ),
    Pattern("ManyMuch", "“Many” goes with what can be counted.", rf"\b((?i:too|so)) much ({any_of(_SINGULARS)})\b", "{1} many {2}"),
    Pattern(
        "ManyMuch",
        "“Many” goes with what can be counted.",
        rf"{START}How much (people|students|books|friends|children|days|times|hours|years)\b(?=[^.!\n]*\?)",
        "How many {1}",
    ),
    Pattern(
        "Uncountable",
        "This noun cannot be counted, so it takes no “a”.",
        rf"\b(?:an?) ((?:new|good|important|useful) )?(furniture|information|advice|equipment|luggage|baggage|homework){FOLLOWS}",
        lambda found: f"{found[1] or ''}{found[2]}",
    ),
    Pattern("Uncountable", "“Advice” cannot be counted.", r"\b(many|several|few|two|three) advices\b", "{1} pieces of advice"),
    Pattern(
        "Uncountable",
        "“Advice” cannot be counted.",
        r"\b((?i:some|good|any|his|her|your|my|their|the|these|more|useful|of|great|best)) advices\b",
        "{1} advice",
    ),
    Pattern(
        "Children",
        "“Children” is already plural.",
        rf"\b([Cc]hild)(?:rens|s){FOLLOWS}",
        "{1}ren",
    ),
    Pattern("MostOf", "“Most of” takes no article before it.", rf"{START}The most of (the|my|our|these|those)\b", "Most of {1}"),
    Pattern(
        "Place",
        "The name of this place takes no article.",
        r"\b(in|to|from) the (Dubai|Cairo|London|Paris|Delhi|Mumbai|Riyadh|Jeddah|Beijing|Shanghai|Madrid|Egypt|India|China"
        r"|Spain|Mexico|Jordan|Saudi Arabia|Morocco|Iraq|Syria|France|Germany|Canada|Australia)"
        r"(?=[.,;!?]|\s*\Z| (?:with|for|since|because|when|where|last|and)\b)",
        "{1} {2}",
    ),
)
