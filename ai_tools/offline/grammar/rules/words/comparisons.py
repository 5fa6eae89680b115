"""Comparisons: *more cheap*, *more easier*, *very better*."""

from collections.abc import Iterator

from ai_tools.offline.grammar.sentence import BE, Finding, Sentence, first_of
from ai_tools.offline.grammar.tables import any_of
from ai_tools.text import lexicon

COUNTING = any_of("no any one even or two some once")
"""Words before *more* that say how many more: *two more easier questions*."""


def double_comparison(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *more easier* and *the most cheapest*."""
    before, after = s.low(at - 1), s.low(at + 1)
    if (
        s.tag(at + 1) not in {"JJR", "JJS", "RBR"}
        or not lexicon.positive(after)
        or after in any_of("later earlier further more less most lower upper former outer inner")
        or before in COUNTING
    ):
        return
    is_most = s.low(at) == "most"
    before_noun = s.tag(at + 2) in {"NN", "NNS"} and (is_most or s.tag(at - 1) in {"DT", "PRP$"})
    # "The more easier ones" may be more of them, "the more, the easier" is a pair.
    pair = before == "the" and not is_most
    ends = s.low(at + 2) == "than" or s.is_end(at + 2) or before in BE
    if before_noun or (ends and not pair):
        yield s.removed(at, rule="DoubleComparison")


def short_comparison(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *more cheap*."""
    after = s.low(at + 1)
    if s.tag(at + 1) != "JJ" or not is_short(after) or not (short := lexicon.comparative(after)):
        return
    linked = s.low(at - 1) in BE | any_of("much far get become got even") and s.low(at - 2) != "there"
    if linked and (s.is_end(at + 2) or (s.low(at + 2) == "than" and s.tag(at + 3) != "JJ")):
        yield s.replaced(at, short, rule="ShortComparison", count=2)


def much_better(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *very better*."""
    after = s.low(at + 1)
    if (
        s.tag(at + 1) in {"JJR", "RBR"}
        and after not in any_of("more less fewer lower upper")
        and lexicon.positive(after)
    ):
        yield s.replaced(at, "much", rule="MuchBetter")


def positive_before_than(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *is good than*."""
    adjective = s.low(at - 1)
    if (
        s.tag(at - 1) == "JJ"
        and s.low(at - 2) in BE | {"very"}
        and s.low(at - 3) != "there"
        and adjective
        not in any_of("other different same more less superior inferior senior junior prior preferable")
    ):
        right = lexicon.comparative(adjective) or f"more {adjective}"
        sure = "j" in lexicon.classes(adjective) and not adjective.endswith("er")
        yield s.replaced(at - 1, right, rule="Comparative", sure=sure)


def too_much(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *too much expensive*."""
    if (
        s.low(at - 1) == "too"
        and s.tag(at + 1) == "JJ"
        and (s.is_end(at + 2) or s.tag(at + 2) in {"TO", "IN"})
    ):
        yield s.removed(at, rule="TooMuch")


RULES = {
    "more": (double_comparison, short_comparison),
    "most": (double_comparison,),
    "very": (much_better,),
    "than": (positive_before_than,),
    "much": (too_much,),
}


def is_short(adjective: str) -> bool:
    return len(adjective) <= 5 and adjective in any_of(
        "big cheap fast old young tall short small hard easy nice strong long large high "
        "slow warm cold hot rich poor clean fat thin happy safe busy early late good bad"
    )


def find(s: Sentence) -> Iterator[Finding]:
    """Yield the wrong comparisons."""
    for at in s.places(RULES):
        yield from first_of(RULES[s.low(at)], s, at)
