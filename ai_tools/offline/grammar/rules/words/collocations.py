"""Prepositions with one right answer after verbs, adjectives and nouns."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ai_tools.offline.grammar.sentence import BE, HAVE, Finding, Sentence, base_of
from ai_tools.offline.grammar.tables import any_of, lines, words
from ai_tools.text import lexicon

RULES = {
    "v": "PrepositionAfterVerb",
    "o": "PrepositionAfterVerb",
    "a": "PrepositionAfterAdjective",
    "n": "PrepositionAfterNoun",
}
LINKING = BE | any_of(
    "feel feels felt get gets got become became seem seems very so not n't really more "
    "too always quite also most looks look ai"
)
DAYS = frozenset(f"{day}{s}" for day in words("days") for s in ("", "s"))


class Row(NamedTuple):
    wrong: frozenset[str]
    right: str
    unless: frozenset[str]
    sure: bool


def collocation(s: Sentence, at: int) -> Iterator[Finding]:
    word, tag = s.low(at), s.tag(at)
    if s.low(at - 1) == "to" and "from" in s.lows(max(0, at - 6), min(at, 6)) and lexicon.is_noun(word):
        return  # "From lack of time to lack of money": no verb.
    if tag[:2] == "VB" and (base := base_of(word)):
        yield from preposition_after(s, at + 1, collocation_table().get(("v", base), ()), "v")
        obj = s.phrase(at + 1)
        if obj and obj.end - obj.start <= 3:
            yield from preposition_after(s, obj.end, collocation_table().get(("o", base), ()), "o")
    compares = s.low(at - 1) == "as" and s.low(at + 1) == "as"
    if tag[:2] in {"JJ", "VB"} and (s.low(at - 1) in LINKING or s.tag(at - 1) == "RB") and not compares:
        yield from preposition_after(s, at + 1, collocation_table().get(("a", word), ()), "a")
    if tag in {"NN", "NNS"}:
        yield from preposition_after(
            s, at + 1, collocation_table().get(("n", lexicon.singular(word) or word), ()), "n"
        )


ROOMS = any_of(
    "room house building school class classroom office shop store hall kitchen country "
    "city university college restaurant cafe bank garden church hotel museum village"
)


def enter(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *enter in the room*."""
    if (
        (
            s.low(at + 1) in {"in", "into", "to"}
            and s.tag(at)[:2] == "VB"
            and base_of(s.low(at)) == "enter"
            and (phrase := s.phrase(at + 2))
        )
        and s.low(phrase.head) in ROOMS
        and s.tag(at + 2) in {"DT", "PRP$"}
    ):
        yield s.removed(at + 1, rule="NeedlessPreposition")


def partitive(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *some from them* and *the end from May*."""
    if s.low(at) not in {"from", "in"}:
        return
    before, after = s.low(at - 1), s.low(at + 1)
    if before in any_of("some two three four many most both half none all each") and after in {"them", "us"}:
        yield s.replaced(at, "of", rule="PrepositionAfterNoun", sure=s.low(at) == "from" and s.is_end(at + 2))
    elif (
        before in any_of("end beginning middle top bottom") and s.low(at - 2) == "the" and s.low(at) == "from"
    ):
        yield s.replaced(at, "of", rule="PrepositionAfterNoun", sure=after in words("months"))


def preposition_after(s: Sentence, at: int, rows: tuple[Row, ...], kind: str) -> Iterator[Finding]:
    for row in rows:
        if s.low(at) not in row.wrong or s.is_end(at + 1) or s.low(at + 1) in row.unless:
            continue
        if (s.low(at) == "to" and s.tag(at + 1) == "VB") or s.low(at + 1) in DAYS | words("months") | {
            "last",
            "next",
            "several",
            "many",
        }:
            continue
        if s.tag(at + 1) not in any_of("DT PRP$ PRP NN NNS NNP JJ VBG CD PDT"):
            continue
        # In "blame the effects of the war" the preposition belongs to the object, in "spent a year in Rome"
        # to the place.
        person = s.tag(at - 1) in {"PRP", "NNP"} or s.low(at - 1) in words("persons")
        passive = s.tag(at - 1) == "VBN" and s.low(at - 2) not in HAVE
        # "Faced with a crowd" and "wealth concentrated in a few hands" are passives.
        if kind == "v" and passive and (row.right == "-" or s.low(at) == "in"):
            continue
        if kind == "o" and s.low(at) == "of" and not person:
            continue
        if kind == "o" and s.low(at) == "in" and s.tag(at + 1) == "NNP":
            continue
        rule = RULES[kind]
        word, wrong = s.low(at - 1), s.low(at)
        if row.right == "-":
            found = s.removed(at, rule="NeedlessPreposition", sure=row.sure)
            message = f"“{word}” takes its object without “{wrong}”."
        else:
            found = s.replaced(at, row.right, rule=rule, sure=row.sure)
            message = f"Use “{row.right}”, not “{wrong}”, after “{word}”."
        # After a verb and its object, the word before the preposition is not the one that decides.
        yield found if kind == "o" else found._replace(message=message)
        return


@cache
def collocation_table() -> dict[tuple[str, str], tuple[Row, ...]]:
    table: dict[tuple[str, str], tuple[Row, ...]] = {}
    sure = True
    for line in lines("collocations"):
        if line.endswith(":"):
            sure = line == "sure:"
            continue
        kind, heads, change, unless = (part.strip() for part in line.split("|"))
        wrong, right = change.split(">")
        row = Row(frozenset(wrong.split()), right.strip(), frozenset(unless.split()), sure)
        for head in heads.split():
            table[kind, head] = (*table.get((kind, head), ()), row)
    return table


def find(s: Sentence) -> Iterator[Finding]:
    """Yield the prepositions that do not go with the word before them."""
    for at in range(len(s)):
        yield from collocation(s, at)
        yield from enter(s, at)
        yield from partitive(s, at)
