"""Short words written for others: *too the station*, *more that ten*, *ago* for *before*."""

from collections.abc import Iterator

from ai_tools.offline.grammar.sentence import FINITE, NOMINATIVES, Finding, Sentence
from ai_tools.offline.grammar.tables import any_of, words
from ai_tools.text import lexicon

PERIODS = any_of(
    "years year months month weeks week days day hours hour minutes minute decades ages long moment "
    "seconds while"
)
MUCH = any_of("more less fewer rather other")


def too_for_to(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *eleven miles too the flat* and *used too play*."""
    before, after = s.tag(at - 1), s.tag(at + 1)
    if not at or s.low(at - 1) == ",":
        return
    if s.low(at + 1) in any_of("the my your his our their a an") and before in any_of(
        "NN NNS VB VBD VBZ VBP VBG VBN RB JJ PRP"
    ):
        yield s.replaced(at, "to", rule="TooTo", sure=before in {"NN", "NNS", "VBD", "VBZ", "VBG", "VB"})
    elif after == "VB" and "j" not in lexicon.classes(s.low(at + 1)) and before[:2] in {"VB", "NN", "PR"}:
        yield s.replaced(
            at,
            "to",
            rule="TooTo",
            sure=s.low(at - 1) in any_of("used want wants wanted have has had going need"),
        )


def our_for_are(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *we our not sure*: the possessive of someone else's sentence."""
    pronoun = s.low(at - 1) in any_of("we they you") and s.tag(at - 1) == "PRP"
    after = s.tag(at + 1)
    if pronoun and (after in {"VBG", "VBN", "RB", "DT", "IN"} or s.low(at + 1) == "not"):
        yield s.replaced(at, "are", rule="AreOur", sure=s.starts_clause(at - 1) or after in {"VBN", "RB"})


def that_for_than(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *more that ten* and *in less that a minute*."""
    number = s.tag(at + 1) == "CD" or s.lows(at + 1, 1)[:1] in {("half",), ("twice",)}
    span = s.low(at + 1) in {"a", "an"} and s.low(at + 2) in PERIODS | any_of(
        "third quarter dozen hundred thousand"
    )
    if s.low(at - 1) in MUCH - {"rather", "other"} and (number or span):
        yield s.replaced(at, "than", rule="ThanThen", sure=True)
    elif (
        s.tag(at - 1) == "JJR"
        and s.low(at - 1) not in MUCH
        and s.low(at + 1) in any_of("me him us them mine yours the my")
    ) and (s.is_end(at + 2) or s.is_end(at + 3)):
        yield s.replaced(at, "than", rule="ThanThen", sure=False)


def than_for_then(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *Than he went home*."""
    if (
        at == 0
        and s.low(1) in NOMINATIVES | any_of("it the there")
        and any(t.tag in FINITE for t in s.tokens)
    ):
        compared = any(token.tag in {"JJR", "RBR"} or token.lower in MUCH for token in s.tokens)
        yield s.replaced(at, "then", rule="ThanThen", sure=not compared)


def where_for_were(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *the members where present*."""
    after = s.tag(at + 1)
    if (
        s.tag(at - 1) not in {"NNS", "PRP"}
        or s.low(at - 1) in any_of("it me him her us them")
        or s.low(at + 1)
        in SUBJECTS | any_of("necessary possible appropriate applicable available needed required")
    ):
        return
    finite = any(s.tag(i) in FINITE for i in range(at + 1, len(s)) if not s.starts_clause(i))
    if not finite and (after in {"VBG", "VBN", "JJ"} or s.low(at + 1) in {"not", "very", "so"}):
        earlier = any(s.tag(i) in FINITE for i in range(at))
        yield s.replaced(at, "were", rule="WereWhere", sure=not earlier and at < 6)


SUBJECTS = NOMINATIVES | any_of("it you there this that the a an my your our their his")


def ago_for_before(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *ago the exam* and *ago I leave*: *ago* stands after a length of time."""
    if s.low(at - 1) in PERIODS or s.tag(at - 1) in {"CD", "RB"} or s.low(at - 1) in {"time", "back", "not"}:
        return
    after = s.low(at + 1)
    if after in SUBJECTS | words("days") | words("months") or s.tag(at + 1) in {"CD", "NNP", "VBG", "NN"}:
        yield s.replaced(
            at, "before", rule="AgoBefore", sure=after in SUBJECTS | words("days") | words("months")
        )


def near_for_nearly(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *near half of them*."""
    after = s.low(at + 1)
    number = s.tag(at + 1) == "CD" and s.low(at + 2) not in any_of("street road avenue")
    if s.tag(at - 1) in {"IN", "NNP"} or s.tokens[at].text != "near":
        return
    if number or after in any_of("half every everyone everything always impossible finished ready"):
        sure = after in any_of("half every everyone always impossible")
        yield s.replaced(at, "nearly", rule="NearNearly", sure=sure)


RULES = {
    "too": too_for_to,
    "our": our_for_are,
    "that": that_for_than,
    "than": than_for_then,
    "where": where_for_were,
    "ago": ago_for_before,
    "near": near_for_nearly,
}


def find(s: Sentence) -> Iterator[Finding]:
    """Yield the short words to exchange."""
    for at in range(len(s)):
        if rule := RULES.get(s.low(at)):
            yield from rule(s, at)
