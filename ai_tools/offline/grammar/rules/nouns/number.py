"""The number of a noun phrase, and where it ends."""

from ai_tools.offline.grammar.noun_phrases import Phrase
from ai_tools.offline.grammar.sentence import Sentence
from ai_tools.offline.grammar.tables import any_of
from ai_tools.text import lexicon

NUMBERS = any_of(
    "two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred"
)
PLURAL_WORDS = any_of("many several few various both numerous")


def number(s: Sentence, phrase: Phrase) -> bool | None:
    """Tell whether a noun phrase is plural; None if its words disagree or it is joined to another one."""
    head, first = s.low(phrase.head), s.low(phrase.start)
    if s.low(phrase.end) in {"and", "or"} or (s.low(phrase.start - 1) in {"and", "or"} and phrase.start > 1):
        return None
    if s.tag(phrase.head) in {"NNP", "NNPS", "CD"} or head in any_of("means series species percent %"):
        return None
    if s.tag(phrase.head) == "NNS" and (lexicon.singular(head) or head == "people"):
        return None if first in any_of("a an each every this another one that") else True
    if (
        s.tag(phrase.head) == "NN"
        and lexicon.is_noun(head)
        and not (head.endswith("s") and not head.endswith("ss"))
    ):
        plural_word = first in NUMBERS | PLURAL_WORDS | any_of("these those all both more most some any no")
        return None if plural_word or s.tag(phrase.start) == "CD" else False
    return None


def ends_phrase(s: Sentence, at: int) -> bool:
    """Tell whether the noun at `at` is the last word of its phrase."""
    return s.tag(at + 1) not in any_of("NN NNS NNP POS JJ VBG CD HYPH") and s.low(at + 1) not in any_of(
        "- / ' 's and or"
    )
