"""Prepositions that a verb or adjective wants, or does not want."""

from ai_tools.providers.offline.patterns.pattern import END, START, Pattern

_DIRECT = "This verb takes its object without a preposition."
_DAYS = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_OWN = r"(?:the|my|our|his|her|their|your)"
_PLACE = r"(?:station|office|airport|school|hotel|house|college|hospital|university|city|village|building|room|classroom)"
_PERSONS = r"(?:me|us|him|her|them)"

PATTERNS = (
    Pattern(
        "ExplainTo",
        "One explains something to somebody.",
        r"\b(explain(?:s|ed)?) (me|us)(?= (?:how|what|why|where|when|the|this|that|your|about|it)\b)",
        "{1} to {2}",
    ),
    Pattern("SayTo", "One says something to somebody.", rf"\b(said|say|says) ({_PERSONS})(?= that\b)", "{1} to {2}"),
    Pattern(
        "MarriedTo",
        "One is married to somebody.",
        r"\b(married) with (?=(?:an?|my|his|her|the) (?!child|kid|son|daughter|baby|family|wife and)[a-z]+|him\b|me\b|[A-Z])",
        "{1} to ",
    ),
    Pattern(
        "ListenTo",
        "One listens to something.",
        r"\b([Ll]isten(?:s|ed|ing)?) (?=(?:the |this |some |your |his |her )?(?:music|songs?|radio|podcasts?)\b)",
        "{1} to ",
    ),
    Pattern("WaitFor", "One waits for somebody.", rf"\b([Ww]ait(?:ed|ing|s)?) (?={_PERSONS}\b(?! out))", "{1} for "),
    Pattern("OnDay", "Days take “on”.", rf"\b([Ii])n (?={_DAYS}(?: (?:we|I|he|she|they|at|and|the)\b|[.,!?]|\s*\Z))", lambda m: "On " if m[1] == "I" else "on "),
    Pattern("OnDay", "Days take “on”.", rf"\b([Ii])n (?=the morning of {_DAYS})", lambda m: "On " if m[1] == "I" else "on "),
    Pattern(
        "AtWeekend",
        "The weekend takes “at”.",
        rf"\b([Ii])n the weekend(?:(?= (?:we|I|he|she|they)\b)|{END})",
        lambda m: "At the weekend" if m[1] == "I" else "at the weekend",
    ),
    Pattern("Direct", _DIRECT, rf"\b((?i:enter)(?:s|ed|ing)?) to (?={_OWN} {_PLACE}\b)", "{1} "),
    Pattern("Direct", _DIRECT, rf"\b((?i:reach)(?:es|ed|ing)?) to (?={_OWN} {_PLACE}\b)", "{1} "),
    Pattern("Direct", _DIRECT, rf"\b((?i:reach)(?:es|ed|ing)?) (?:to|at) (?=home\b)", "{1} "),
    Pattern(
        "Direct",
        _DIRECT,
        rf"\b((?i:attend)(?:s|ed|ing)?) to (?={_OWN} (?:class|classes|meeting|lecture|party|wedding|conference|course|interview|exam|seminar|workshop)\b)",
        "{1} ",
    ),
    Pattern("Direct", _DIRECT, r"\b((?i:emphasi[sz]e)(?:s|d)?) on\b", "{1}"),
    Pattern("Direct", _DIRECT, r"\b((?:I|[Hh]e|[Ss]he|[Ww]e|[Tt]hey) (?:requested|demanded)) for (?!(?:the|that) [a-z]+ to)", "{1} "),
    Pattern("Direct", _DIRECT, rf"\b((?i:please|kindly|can|could|will|to) contact) (?:to|with) (?={_PERSONS}\b)", "{1} "),
    Pattern("Direct", _DIRECT, r"\b((?i:marry|marries)) with\b", "{1}"),
    Pattern("Redundant", "“Cope” needs no “up”.", r"\b(cop(?:e|es|ed|ing)) up with\b", "{1} with"),
    Pattern("Redundant", "“Return” and “revert” already say “back”.", r"\b((?i:return|revert)(?:s|ed|ing)?) back\b", "{1}"),
    Pattern("DependOn", "“Depend” goes with “on”.", r"\b((?i:depend)(?:s|ed|ing)?) (?:of|from)\b", "{1} on"),
    Pattern("DifferentFrom", "“Different” goes with “from”.", r"\b(is|are|was|were|very|not) different of\b", "{1} different from"),
    Pattern("ResponsibleFor", "“Responsible” goes with “for”.", rf"\b(responsible) of (?={_OWN}\b)", "{1} for "),
    Pattern("ParticipateIn", "“Participate” goes with “in”.", rf"\b((?i:participat)(?:e|es|ed|ing)) to (?={_OWN}\b)", "{1} in "),
    Pattern("SeniorTo", "“Senior” and “junior” go with “to”.", rf"\b(senior|junior|superior|inferior) than (?={_PERSONS}\b)", "{1} to "),
    Pattern("PreferTo", "One prefers one thing to another.", r"\b(prefer(?:s|red)? (?!more|less|better|rather|other)[a-z]+) than (?=[a-z]+)", "{1} to "),
    Pattern("InMyOpinion", "An opinion of one's own is told with “in”.", rf"{START}According to my opinion\b", "In my opinion"),
    Pattern("InterestedIn", "The person is interested, the thing is interesting.", r"\b(I(?: am|['’]m)(?: very)?) interesting in\b", "{1} interested in"),
    Pattern("ForTo", "A purpose is told with “to” alone.", rf"{START}For to ([a-z]+)", "To {1}"),
)
