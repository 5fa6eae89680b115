"""Words that are likely wrong between certain neighbours: *borrow me*, *do a mistake*, *at the night*."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ai_tools.offline.grammar.sentence import Finding, Sentence
from ai_tools.offline.grammar.tables import lines
from ai_tools.text import lexicon

VERB = "v:"
"""What stands before a verb that is meant in any of its forms."""

CLAUSE, END = "^", "$"
"""The signs for the beginning of a clause and for the end of one, in a list of neighbours."""


class Neighbours(NamedTuple):
    """The words, word classes and signs of which one may stand, or none if `negated`."""

    listed: frozenset[str]
    negated: bool

    def hold(self, s: Sentence, at: int, sign: str) -> bool:
        here = self.listed & {s.low(at), s.tag(at)} or (
            sign in self.listed and (s.is_end(at) if sign == END else s.starts_clause(at + 1))
        )
        return not self.listed or bool(here) != self.negated


class Row(NamedTuple):
    rule: str
    rest: tuple[str, ...]
    before: Neighbours
    after: Neighbours
    right: tuple[str, ...]
    form: str


def find(s: Sentence) -> Iterator[Finding]:
    """Yield the words of the table `in_context` between the neighbours that make them likely wrong."""
    for at in s.places(table()):
        if s.low(at) in {"us", "it", "who"} and s.tokens[at].text.isupper():
            continue  # the country, the department, the organisation
        for row in table()[s.low(at)]:
            end = at + 1 + len(row.rest)
            if row.form and s.tag(at)[:2] != "VB":
                continue
            if s.lows(at + 1, len(row.rest)) != row.rest or not row.before.hold(s, at - 1, CLAUSE):
                continue
            if row.after.hold(s, end, END):
                yield s.replaced(at, *row.right, rule=row.rule, count=end - at, sure=False)
                break


@cache
def table() -> dict[str, list[Row]]:
    """Return the rows by the first word that is wrong; a verb has a row for each of its forms."""
    found: dict[str, list[Row]] = {}
    for line in lines("in_context"):
        rule, wrong, before, after, right = (part.strip() for part in line.split("|"))
        phrases, rights = wrong.split(", "), right.split(", ")
        paired = len(phrases) == len(rights)
        for at, phrase in enumerate(phrases):
            first, *rest = phrase.split()
            for form, word in forms(first).items():
                meant = tuple(
                    filled(one, form, word, rest) for one in (rights[at : at + 1] if paired else rights)
                )
                row = Row(rule, tuple(rest), neighbours(before), neighbours(after), meant, form)
                found.setdefault(word, []).append(row)
    return {first: sorted(rows, key=lambda row: -len(row.rest)) for first, rows in found.items()}


def forms(word: str) -> dict[str, str]:
    """Return the forms of a verb by their names, or only the word itself."""
    if not word.startswith(VERB):
        return {"": word}
    verb = lexicon.verb(word.removeprefix(VERB))
    # The past comes last, so that a form that is both the past and the participle counts as the past.
    return verb._asdict() if verb else {}


def neighbours(listed: str) -> Neighbours:
    words = listed.removeprefix("!").split()
    named = [form for word in words for form in forms(word).values()]
    return Neighbours(frozenset(named), listed.startswith("!"))


def filled(right: str, form: str, first: str, rest: list[str]) -> str:
    """Return what is meant, with its verb in the form of the wrong one and wrong words for signs."""
    words = right.replace("~", " ".join(rest)).replace("@", " ".join([first, *rest])).split()
    return " ".join(
        forms(word)[form] if word.startswith(VERB) and form else word.removeprefix(VERB) for word in words
    )
