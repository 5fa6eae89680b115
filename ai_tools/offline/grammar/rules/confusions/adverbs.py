"""*Still* for *yet*, *very* for *so*, *lot of* for *a lot of*."""

from collections.abc import Iterator

from ai_tools.offline.grammar.sentence import HAVE, NOMINATIVES, Finding, Sentence
from ai_tools.offline.grammar.tables import any_of


def still_for_yet(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *I have not finished it still* and *it has not still been paid*."""
    negative = [
        i for i in range(max(0, at - 7), at) if s.low(i) in any_of("not n't never") and s.low(i - 1) in HAVE
    ]
    if negative and s.is_end(at + 1):
        yield s.replaced(at, "yet", rule="StillYet", sure=True)
    elif s.low(at - 1) in {"not", "n't"} and s.low(at - 2) in HAVE and s.tag(at + 1) in {"VBN", "VBD"}:
        yield s.replaced(at, "yet", rule="StillYet", sure=False)
    elif s.low(at - 1) in HAVE and s.tag(at + 1) == "VBN" and s.low(at + 1) not in {"got", "been", "had"}:
        yield s.replaced(at, "already", rule="StillYet", sure=False)


def very_for_so(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *I was very tired that I fell asleep*."""
    if s.tag(at + 1) not in {"JJ", "RB", "VBN", "VBD"} or s.low(at + 2) != "that" or not at:
        return
    if s.low(at + 1) in any_of(
        "sure clear likely unlikely possible important glad happy sorry pleased proud afraid aware good"
    ):
        return
    if s.low(at + 3) in NOMINATIVES | any_of("it you there the my nobody everybody") and s.low(
        at - 1
    ) not in {"a", "the", "it"}:
        yield s.replaced(at, "so", rule="SoThat", sure=False)


def lot_alone(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *there is lot of traffic*."""
    if (
        s.low(at + 1) == "of"
        and s.tag(at - 1)[:2] in {"VB", "IN", "RB", "MD", ""}
        and s.low(at - 1) not in any_of("the a an")
    ):
        yield s.replaced(
            at,
            "a lot",
            "lots",
            rule="ALot",
            sure=s.tag(at - 1)[:2] == "VB" and s.low(at - 1) != "parking",
        )


RULES = {"still": still_for_yet, "very": very_for_so, "lot": lot_alone}


def find(s: Sentence) -> Iterator[Finding]:
    """Yield the adverbs to exchange."""
    for at in range(len(s)):
        if rule := RULES.get(s.low(at)):
            yield from rule(s, at)
