"""Verbs after verbs: modals, gerunds, and what does not follow `to be`."""

import regex

from ai_tools.providers.offline import vocabulary
from ai_tools.providers.offline.patterns.pattern import CLAUSE, FOLLOWS, START, Pattern, any_of

_VERBS = vocabulary.verbs()
_BASES = any_of(_VERBS)
_BY_THIRD = {verb.third: verb.base for verb in _VERBS.values()}
_BY_PAST = {verb.past: verb.base for verb in _VERBS.values() if verb.past not in {"saw", "found", *_VERBS}}
_ONLY_VERBS = any_of(
    "attend be become begin buy choose come deliver describe discuss do eat get give go have hear improve include "
    "join know learn make meet pay prepare provide receive remember see send speak submit take understand write".split()
)
_PERSON = r"(?:I|you|he|she|it|we|they)"
_MODAL = r"(?:can|could|will|would|should|must|may|might)"
_MODAL_MESSAGE = "A modal verb such as “can” or “must” is followed by the verb alone."


def _gerund(found: regex.Match[str]) -> str:
    return f"{found[1]} {_VERBS[found[2]].gerund}"


def _stative(found: regex.Match[str]) -> str:
    verb = next(verb for verb in _VERBS.values() if verb.gerund == found[3])
    return f"{found[1]} {verb.third if found[2] == 'is' else verb.base}"


PATTERNS = (
    Pattern(
        "BeAgree",
        "“Agree” is a verb: “I agree”, not “I am agree”.",
        r"\b(I|[Ww]e|[Yy]ou|[Tt]hey)(?: am| are|['’]m|['’]re) agree\b",
        "{1} agree",
    ),
    Pattern("BeAgree", "“Agree” is a verb: “she agrees”.", r"\b([Hh]e|[Ss]he) is agree\b", "{1} agrees"),
    Pattern(
        "BeAgree",
        "“Agree” is a verb: “I do not agree”.",
        r"\b(I|[Ww]e|[Yy]ou|[Tt]hey) (?:am|are) not agree\b",
        "{1} do not agree",
    ),
    Pattern("BeAgree", "“Agree” is a verb: “Do you agree?”", rf"{START}Are (you|they|we) agree\b", "Do {1} agree"),
    Pattern(
        "BeVerb",
        "Two verbs, one too many.",
        r"\bI(?: am|['’]m) (want|need|have|know|think|believe|understand|hope|prefer|go)\b",
        "I {1}",
    ),
    Pattern("BeVerb", "Two verbs, one too many.", r"\bI am work (as|in|at|for)\b", "I work {1}"),
    Pattern(
        "ModalTo", _MODAL_MESSAGE, rf"(?<!\b(?:[Aa]|the|absolute|real) )\b(should|must) to (?={_BASES}\b)", "{1} "
    ),
    Pattern("ModalTo", _MODAL_MESSAGE, rf"{START}((?i:{_PERSON}) {_MODAL}) to (?={_BASES}\b)", "{1} "),
    Pattern("ModalAble", "“Can” already means “is able to”.", r"\b(can|could) able to\b", "{1}"),
    Pattern("ModalAble", "“Able” needs “be”.", r"\b(will|would|may|might|should|shall) able to\b", "{1} be able to"),
    Pattern("DoModal", "A question with “can” needs no “do”.", rf"{START}Do (you|we|they|I) can\b", "Can {1}"),
    Pattern(
        "ModalVerb",
        _MODAL_MESSAGE,
        rf"\b((?i:{_PERSON}) {_MODAL}(?: not| also| never)?) ({any_of(_BY_THIRD)})\b",
        lambda found: f"{found[1]} {_BY_THIRD[found[2]]}",
    ),
    Pattern(
        "ModalVerb",
        _MODAL_MESSAGE,
        rf"\b((?i:{_PERSON}) {_MODAL}(?: not| also| never)?) ({any_of(_BY_PAST)})\b",
        lambda found: f"{found[1]} {_BY_PAST[found[2]]}",
    ),
    Pattern(
        "GerundAfterVerb",
        "This verb is followed by the form in -ing.",
        rf"\b((?:enjoy|avoid|dislike|finish)(?:e?s|e?d|ing)?) to ({_BASES})\b",
        _gerund,
    ),
    Pattern(
        "LookForward",
        "After “look forward to” comes a noun or the form in -ing.",
        rf"\b(look(?:s|ed|ing)? forward to) ({_ONLY_VERBS})\b(?! of)",
        _gerund,
    ),
    Pattern(
        "Stative",
        "A verb of knowing or having does not take the progressive form.",
        r"\b(I|[Ww]e|[Yy]ou|[Tt]hey|[Hh]e|[Ss]he) (am|are|is) (knowing|believing|needing|owning|belonging|preferring)\b",
        _stative,
    ),
    Pattern(
        "Stative",
        "Of family one says “have”, not “be having”.",
        r"\b(I am|[Ww]e are|[Tt]hey are) having (?=(?:\w+ )?(?:brothers|sisters|sons|daughters)\b)",
        lambda found: f"{found[1].split()[0]} have ",
    ),
    Pattern(
        "Stative",
        "Of family one says “have”, not “be having”.",
        r"\b([Hh]e|[Ss]he) is having (?=(?:\w+ )?(?:brothers|sisters|sons|daughters)\b)",
        "{1} has ",
    ),
    Pattern("Age", "Age is told with “be”.", r"\bI have (\d\d) years old\b", "I am {1} years old"),
    Pattern(
        "Age",
        "Age is told with “be” and “old”.",
        rf"{CLAUSE}I have (\d\d) years(?= and I (?:am|live|work|study|come)\b)",
        "I am {1} years old",
    ),
    Pattern(
        "VeryVerb",
        "“Very” cannot strengthen a verb.",
        r"\b((?i:I|you|we|they|he|she)) very (like|love|want|enjoy|appreciate|hope|miss)(s?)\b",
        "{1} really {2}{3}",
    ),
    Pattern(
        "DoubleNegation",
        "Two negative words cancel each other.",
        r"\b((?:do|does|did)(?:n['’]t| not) (?:have|know|want|see|need|understand|eat|buy|say|find|get)) no(thing|body)\b",
        "{1} any{2}",
    ),
    Pattern(
        "Profession",
        "A profession takes an article.",
        r"\b((?i:I|he|she) (?:am|is|was)) (student|child|teacher|doctor|nurse|lawyer|driver|waiter|farmer|programmer"
        rf"|developer|designer|journalist|scientist|engineer|accountant){FOLLOWS}",
        lambda found: f"{found[1]} {'an' if found[2][0] in 'ae' else 'a'} {found[2]}",
    ),
    Pattern(
        "Profession",
        "A profession takes an article.",
        r"\b(work(?:s|ed|ing)? as) (student|teacher|nurse|lawyer|driver|waiter|programmer|developer|designer"
        rf"|journalist|engineer|accountant){FOLLOWS}",
        lambda found: f"{found[1]} {'an' if found[2][0] in 'ae' else 'a'} {found[2]}",
    ),
    Pattern(
        "Article",
        "A noun that can be counted takes an article.",
        r"\b((?i:I am|he is|she is|I was|he was|she was|it is|it was)(?: very)?) "
        r"(good|bad|nice|great|big|small|beautiful|young|new|famous|important|interesting) "
        rf"(student|teacher|person|man|woman|boy|girl|friend|idea|place|city|country|book|film|movie|job){FOLLOWS}",
        lambda found: f"{found[1]} {'an' if found[2][0] in 'aeiou' else 'a'} {found[2]} {found[3]}",
    ),
)
