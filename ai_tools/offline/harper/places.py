"""The surroundings of a place that a rule of harper marked, and how to describe them."""

from typing import NamedTuple


class Place(NamedTuple):
    """What a rule marked, with the text around it."""

    before: str
    found: str
    after: str


def one_of(words: str) -> str:
    return "(?:" + "|".join(words.split()) + ")"


CLAUSE_WORDS = one_of(
    "and but or that when if because so what how as where while since before after than until which "
    "who why though although whether then yesterday today now think hope know said say"
)
STARTS_CLAUSE = rf"(?:\A|\n|[^\w\s'\u2019-]\s*|\b{CLAUSE_WORDS}\s+)"
ADVERBS = one_of("also always never often only really usually still just")
NO_NOUNS = one_of(
    "or and is are was as in of if at on to it equals into onto over under up out off again always also all "
    "any after about around each every else even ever until unless"
)
SUBJECT = r"(?:I|(?i:you|he|she|it|we|they))"
