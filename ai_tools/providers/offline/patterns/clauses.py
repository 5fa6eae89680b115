"""The order of words, and words that a clause has too many or too few of."""

import regex

from ai_tools.providers.offline.patterns.pattern import CLAUSE, END, START, Pattern

_PERSON = r"(?:I|you|he|she|we|they)"
_QUESTION_ORDER = "In a question the verb stands before its subject."
_STATEMENT_ORDER = "In an indirect question the subject stands before its verb."
_GOOD = r"(?:good|big|old|fast|strong|clear|tall|easy|cheap|smart|rich|warm)"


def _swapped(found: regex.Match[str]) -> str:
    return f"{found[1]} {found[3]} {found[2]}{found[4]}"


PATTERNS = (
    Pattern(
        "QuestionOrder",
        _QUESTION_ORDER,
        rf"{START}(What|Why|Where|How) ({_PERSON}) (are|is|am|was|were)( [a-z]+ing\b)(?=(?: (?!is\b|are\b|was\b|were\b)[\w']+){{0,4}}\?)",
        _swapped,
    ),
    Pattern(
        "StatementOrder",
        _STATEMENT_ORDER,
        rf"\b(asked (?:me|him|her|us|them) (?:where|what|why|how)) (was|were|is|are) ({_PERSON})()\b",
        _swapped,
    ),
    Pattern(
        "StatementOrder",
        _STATEMENT_ORDER,
        rf"\b([Dd]o you know (?:where|what|why|who)|[Cc]an you tell me (?:where|what|why|who)) (is|are|was|were) (he|she|they)()\b",
        _swapped,
    ),
    Pattern(
        "AdverbOrder",
        "The adverb stands before the verb.",
        rf"{START}Always (I|we|you|they|he|she) ([a-z]+)\b",
        lambda found: f"{found[1] if found[1] == 'I' else found[1].capitalize()} always {found[2]}",
    ),
    Pattern(
        "AdverbOrder",
        "The adverb stands after “be”.",
        rf"\b((?i:{_PERSON})) (always) (is|am|are)(?= (?:late|busy|happy|sick|tired|angry|hungry|in|at|on|the|very|so|too)\b)",
        "{1} {3} {2}",
    ),
    Pattern(
        "AdverbOrder",
        "“Very much” stands after the object.",
        rf"\b((?:enjoy|like|love|appreciate)(?:s|d|ed)?) very much ((?:the|my|your|this|that|his|her|our|their) [a-z]+(?: [a-z]+)?){END}",
        "{1} {2} very much",
    ),
    Pattern("AdverbOrder", "“Enough” stands after the adjective.", rf"\b(not) enough ({_GOOD})(?=[.,;!?]| to\b| for\b)", "{1} {2} enough"),
    Pattern(
        "Conjunctions",
        "“Although” and “but” say the same twice.",
        rf"{START}((?:Although|Though|Even though) [^,.;:!?\n]{{3,80}}, )but ([a-z]+|I)\b",
        "{1}{2}",
    ),
    Pattern(
        "Conjunctions",
        "“Because” and “so” say the same twice.",
        rf"{START}((?:Because|Since) [^,.;:!?\n]{{3,80}}, )so (I|he|she|we|they|it|you|the|my)\b",
        "{1}{2}",
    ),
    Pattern(
        "MissingSubject",
        "The sentence needs a subject.",
        rf"{START}Is ((?:very |not |really )?(?:important|necessary|possible|difficult|easy|better|impossible) (?:to|that) [^.!?\n]{{3,120}}\.)",
        "It is {1}",
    ),
    Pattern(
        "DoubleSubject",
        "The subject is there twice.",
        rf"{CLAUSE}([Mm]y|[Hh]is|[Hh]er|[Oo]ur) (brother|father|son|husband|uncle|grandfather|boss) he (?=(?:is|was|has|works|lives|likes|wants|goes)\b)",
        "{1} {2} ",
    ),
    Pattern(
        "DoubleSubject",
        "The subject is there twice.",
        rf"{CLAUSE}([Mm]y|[Hh]is|[Hh]er|[Oo]ur) (sister|mother|daughter|wife|aunt|grandmother|boss) she (?=(?:is|was|has|works|lives|likes|wants|goes)\b)",
        "{1} {2} ",
    ),
    Pattern(
        "DoubleObject",
        "The object is there already.",
        rf"{START}(The (?:book|movie|film|car|phone|house|dress|laptop|bag|shirt|song|gift) (?:that|which) {_PERSON} [a-z]+) it(?= (?:last|yesterday|is|was)\b)",
        "{1}",
    ),
)
