"""Comparisons: *more cheap*, *more easier*, *very better*."""

from collections.abc import Iterator

from ai_tools.offline.grammar.sentence import BE, Finding, Sentence
from ai_tools.offline.grammar.tables import any_of
from ai_tools.text import lexicon


def comparison(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *more cheap*, *more easier*, *very better* and *good than*."""
    word, after = s.low(at), s.low(at + 1)
    if (
        word in {"more", "most"}
        and s.tag(at + 1) in {"JJR", "JJS", "RBR"}
        and lexicon.positive(after)
        and after not in any_of("later earlier further more less most lower upper former outer inner")
    ):
        before = s.low(at - 1)
        counted = before in any_of("no any one even or two some once") or (before, word) == ("the", "more")
        before_noun = s.tag(at + 2) in {"NN", "NNS"} and (word == "most" or s.tag(at - 1) in {"DT", "PRP$"})
        if before_noun and s.low(at - 1) not in any_of("no any one even or two some once"):
            counted = False
        if not counted and (s.low(at + 2) == "than" or s.is_end(at + 2) or before in BE or before_noun):
            yield s.removed(at, rule="DoubleComparison")
    elif (
        word == "more" and s.tag(at + 1) == "JJ" and (short := lexicon.comparative(after)) and is_short(after)
    ):
        linked = s.low(at - 1) in BE | any_of("much far get become got even") and s.low(at - 2) != "there"
        if linked and (s.is_end(at + 2) or (s.low(at + 2) == "than" and s.tag(at + 3) != "JJ")):
            yield s.replaced(at, short, rule="ShortComparison", count=2)
    elif (
        word == "very"
        and s.tag(at + 1) in {"JJR", "RBR"}
        and after not in any_of("more less fewer lower upper")
        and lexicon.positive(after)
    ):
        yield s.replaced(at, "much", rule="MuchBetter")
    elif (
        word == "than"
        and s.tag(at - 1) == "JJ"
        and s.low(at - 2) in BE | {"very"}
        and s.low(at - 3) != "there"
    ):
        right = lexicon.comparative(s.low(at - 1)) or f"more {s.low(at - 1)}"
        if s.low(at - 1) not in any_of(
            "other different same more less superior inferior senior junior prior preferable"
        ):
            yield s.replaced(
                at - 1,
                right,
                rule="Comparative",
                sure="j" in lexicon.classes(s.low(at - 1)) and not s.low(at - 1).endswith("er"),
            )
    elif (
        word == "much"
        and s.low(at - 1) == "too"
        and s.tag(at + 1) == "JJ"
        and (s.is_end(at + 2) or s.tag(at + 2) in {"TO", "IN"})
    ):
        yield s.removed(at, rule="TooMuch")


def is_short(adjective: str) -> bool:
    return len(adjective) <= 5 and adjective in any_of(
        "big cheap fast old young tall short small hard easy nice strong long large high "
        "slow warm cold hot rich poor clean fat thin happy safe busy early late good bad"
    )


def find(s: Sentence) -> Iterator[Finding]:
    """Yield the wrong comparisons."""
    for at in range(len(s)):
        yield from comparison(s, at)
