"""One word written for another."""

import regex

from ai_tools.providers.offline.patterns.pattern import END, START, Pattern, any_of

_COMPARATIVES = {
    "easy": "easier", "young": "younger", "old": "older", "tall": "taller", "big": "bigger", "small": "smaller",
    "cheap": "cheaper", "fast": "faster", "slow": "slower", "strong": "stronger", "long": "longer", "short": "shorter",
    "nice": "nicer", "high": "higher", "low": "lower", "cold": "colder", "hot": "hotter", "warm": "warmer",
    "rich": "richer", "poor": "poorer", "busy": "busier", "heavy": "heavier", "good": "better", "bad": "worse",
}  # fmt: skip
_SUPERLATIVES = {
    base: {"better": "best", "worse": "worst"}.get(more, more.removesuffix("er") + "est")
    for base, more in _COMPARATIVES.items()
}
_MINE = r"(?:me|him|us|them|mine|yours|(?:the|my|your|his|her|our|their|this|that|last) [a-z]+)\b"
_THAN_LONG = r"more (?:expensive|beautiful|interesting|comfortable|modern|powerful|popular|intelligent|delicious|famous)"


def _comparative(found: regex.Match[str]) -> str:
    return _COMPARATIVES[found[1]]


def _superlative(found: regex.Match[str]) -> str:
    return f"{found[1]} {_SUPERLATIVES[found[2]]}"


PATTERNS = (
    Pattern("Comparison", "Short adjectives compare with -er.", rf"\bmore ({any_of(_COMPARATIVES)})(?= than {_MINE})", _comparative),
    Pattern("Comparison", "Short adjectives compare with -est.", rf"\b([Tt]he) most ({any_of(_SUPERLATIVES)})\b(?! of all)", _superlative),
    Pattern("Comparison", "This adjective is compared already.", rf"\bmore ({any_of({*_COMPARATIVES.values(), 'elder'})})(?= than\b|{END[3:-1]})", "{1}"),
    Pattern("Comparison", "This adjective is compared already.", rf"\b([Tt]he|my|his|her|our|their) most ({any_of(_SUPERLATIVES.values())})\b", "{1} {2}"),
    Pattern("Than", "A comparison goes with “than”.", rf"\b({_THAN_LONG}|{any_of(set(_COMPARATIVES.values()) - {'better', 'worse', 'easier'})}) that (?={_MINE})", "{1} than "),
    Pattern("Older", "With “than” one says “older”.", r"\belder than\b", "older than"),
    Pattern("Advise", "“Advise” is the verb, “advice” the noun.", r"\b((?i:please|kindly|can|could|would|must|should|will|I|we)) advice (me|us|him|her|them|if|whether|how|what)\b", "{1} advise {2}"),
    Pattern("YouAre", "“You are” is short for “you're”.", rf"{START}Your welcome(?:(?= to (?:visit|join|come|stay|use|call|ask)\b)|{END})", "You're welcome"),
    Pattern("Whether", "“Whether” asks, “weather” is rain or sun.", r"\b(sure|know|wonder|wondering|asked|decide) weather (?=(?:he|she|it|I|we|you|they|the|to|or|my|this)\b)", "{1} whether "),
    Pattern("ItIs", "“It is” is short for “it's”.", rf"{START}Its (an?|the|not|been|my|your|our) ", "It's {1} "),
    Pattern("ItIs", "“It is” is short for “it's”.", rf"{START}Its (raining|snowing|true|possible|impossible|important|okay|ok|difficult|easy)(?= to\b| that\b|{END[3:-1]})", "It's {1}"),
    Pattern("Patience", "“Patience” is the noun.", rf"\b([Tt]hank you|[Tt]hanks) for your patient(?= and\b|{END[3:-1]})", "{1} for your patience"),
    Pattern("Lose", "“Lose” is the verb, “loose” the opposite of “tight”.", r"\b(to|will|can|could|would|might|may|not|n't|I|we|you|they) loose (?=(?:my|your|his|her|our|their|it|all|any|money|weight|time|hope|control)\b)", "{1} lose "),
    Pattern("Their", "“Their” is what belongs to them.", r"\b(from|in|at|on|of|with|for|to) there (?=(?:side|house|own|parents|family|children|office|name|names|opinion|behalf|team|company|website|friends)\b)", "{1} their "),
    Pattern("UsedTo", "“Used to” tells of a habit in the past.", rf"{START}(I|We|He|She|They) use to (?=[a-z]+)", "{1} used to "),
    Pattern("Language", "Languages are written with a capital.", r"\b((?i:speaks?|speaking|learn|learning|arabic|english|spanish|hindi|german|and)(?:,| and| or)?) french(?=[.,;!?]| and\b| or\b| very\b| well\b| fluently\b)", "{1} French"),
    Pattern("InSpiteOf", "“In spite of” is three words.", r"\b([Ii])nspite of\b", "{1}n spite of"),
    Pattern("InLaw", "Relatives by marriage are written with hyphens.", r"\b((?i:mother|father|sister|brother|son|daughter)s?) in law\b", "{1}-in-law"),
    Pattern("Introduction", "One introduces oneself with “I am”.", rf"{START}Myself (?=[A-Z][a-z]+(?: and|[.,]| from))", "I am "),
)
