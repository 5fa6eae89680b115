"""Commas in lists, and commas that split a clause."""

from collections.abc import Iterator

from ai_tools.offline.grammar.noun_phrases import NOUNS
from ai_tools.offline.grammar.rules.punctuation.openings import is_subject
from ai_tools.offline.grammar.sentence import BE, SUBJECT_PRONOUNS, Finding, Sentence
from ai_tools.offline.grammar.tables import any_of


def in_list(s: Sentence) -> Iterator[Finding]:
    """Yield the comma in *apples pears and plums* and *swimming reading and dancing*."""
    for at in range(len(s) - 3):
        first, second, third = s.tag(at), s.tag(at + 1), s.tag(at + 3)
        if (
            s.low(at + 2) not in {"and", "or"}
            or first != second
            or first != third
            or s.low(at) == s.low(at + 1)
        ):
            continue
        if first == "NNS" or (first == "VBG" and s.tag(at - 1) in any_of("VBP VBZ VBD IN VB")):
            yield s.comma(at, rule="CommaInList", sure=first == "NNS" and s.tag(at - 1) not in NOUNS)


def needless(s: Sentence) -> Iterator[Finding]:
    """Yield the commas that split a verb from its clause: *I think, that …*; *Although, it …*."""
    for at in range(1, len(s) - 2):
        if s.low(at) != ",":
            continue
        if s.low(at + 1) == "that" and s.low(at - 1) in any_of("think believe hope said know sure means"):
            if is_subject(s, at + 2) and s.low(at - 2) in SUBJECT_PRONOUNS | BE:
                yield s.removed(at, rule="CommaBeforeThat")
        elif at == 1 and s.low(0) in {"although", "because", "if", "despite"} and is_subject(s, 2):
            yield s.removed(at, rule="CommaAfterConjunction")


def find(s: Sentence) -> Iterator[Finding]:
    """Yield the commas to add to a list, and those to leave out."""
    yield from in_list(s)
    yield from needless(s)
