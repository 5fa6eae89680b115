"""Places where *the* or *a* always stands: superlatives, *at the same time*, *such a*."""

from collections.abc import Iterator
from functools import cache

from ai_tools.offline.grammar.rules.nouns.number import ends_phrase
from ai_tools.offline.grammar.sentence import BE, POSSESSIVES, Finding, Sentence, first_of
from ai_tools.offline.grammar.tables import any_of, lines, words
from ai_tools.text import lexicon


def superlative(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *she is best player* and *one of most important things*."""
    if s.low(at) in {"best", "worst"} and "participle" in lexicon.forms(s.low(at + 1)):
        return  # as in "it is best thought of as a game"
    if s.low(at) == "least" or s.low(at - 1) in POSSESSIVES | any_of("the 's ' at next and or second"):
        return
    noun = at + 1
    while s.tag(noun) in {"JJ", "VBG", "VBN"} and noun < at + 3:
        noun += 1
    if s.tag(noun) not in {"NN", "NNS"} or (
        s.low(at) == "most" and (s.tag(at + 1) != "JJ" or s.tag(noun) == "NNS")
    ):
        return
    if s.lows(at - 2, 2) == ("one", "of"):
        yield s.inserted(at, "the", rule="SuperlativeThe")
    elif (
        s.low(at - 1) in BE and s.tag(at - 1) != "VBG" and s.low(at) not in {"best", "worst"} | {"most"}
    ) or (
        s.low(at - 1) in any_of("is was are were 's")
        and s.tag(noun) == "NN"
        and s.low(noun) not in {"practice", "friends", "effort", "case"}
    ):
        yield s.inserted(
            at,
            "the",
            rule="SuperlativeThe",
            sure=(s.low(at - 1) in {"is", "was", "are", "were"} and s.tag(at) == "JJS")
            or (s.low(at) == "most" and s.tag(noun) == "NN"),
        )


@cache
def phrases_without_the() -> dict[tuple[str, ...], int]:
    """Return the phrases of the table as learners write them, with the place of the missing *the*."""
    found = {}
    for line in lines("the_missing"):
        phrase = line.split()
        at = phrase.index("the")
        found[(*phrase[:at], *phrase[at + 1 :])] = at
    return found


@cache
def known_first() -> frozenset[str]:
    """Return the words that begin an expression of this module."""
    others = any_of("is was am 'm be have has had with do did the a an such what")
    return others | {words[0] for words in phrases_without_the()}


def set_phrase(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *at same time* and *on weekend*."""
    for length in (3, 2):
        place = phrases_without_the().get(s.lows(at, length))
        goes_on = s.tag(at + length) in {"NN", "NNS", "NNP"} or s.low(at + length) in {"-", "/"}
        if place is not None and not goes_on:
            yield s.inserted(at + place, "the", rule="TheMissing", sure=s.low(at + 1) != "weekend")
            return


def time_after_in(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *in 1990s* and *in morning*."""
    if s.low(at) != "in":
        return
    after, next_tag = s.low(at + 1), s.tag(at + 2)
    decade = (
        len(after) == 5 and after[:4].isdigit() and after.endswith("0s") and next_tag not in {"NN", "NNS"}
    )
    part_of_day = after in {"morning", "afternoon", "evening"} and (
        s.is_end(at + 2) or next_tag in {"CC", "PRP", "IN"}
    )
    if decade or part_of_day:
        yield s.inserted(at + 1, "the", rule="TheMissing")


def only_one(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *is first time* and *have same problem*: there is one only."""
    word, after = s.low(at), s.low(at + 1)
    if (
        word in {"is", "was", "be"}
        and after in {"first", "last", "only", "same"}
        and s.low(at + 2) in any_of("time thing day one person reason way place problem")
        # "It is only one room" counts.
        and (
            s.lows(at + 1, 2) != ("only", "one") or s.low(at + 3) in any_of("who that which i he she they we")
        )
    ):
        yield s.inserted(at + 1, "the", rule="TheMissing", sure=after != "only")
    elif (
        after == "same"
        and word in any_of("have has had at in with of do did")
        and s.tag(at + 2) in {"NN", "NNS"}
    ):
        yield s.inserted(at + 1, "the", rule="TheMissing")


def article_with_possessive(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *the my house*."""
    word, after = s.low(at), s.low(at + 1)
    if (
        word in {"the", "a", "an"}
        and after in POSSESSIVES - {"her"}
        and s.tokens[at + 1].text.islower()
        and s.tag(at + 2) in {"NN", "NNS", "JJ"}
    ):
        sure = word == "the" or (s.tag(at) == "DT" and after != "his")
        yield s.removed(at, rule="ArticleWithPossessive", sure=sure)


def such_a(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *such good day* and *What nice place!*."""
    word, after, noun = s.low(at), s.low(at + 1), at + 2
    if (
        (word == "such" or (word == "what" and s.tokens[-1].text == "!"))
        and s.tag(at + 1) == "JJ"
        and after not in any_of("other many few much same such more good bad little")
        and s.tag(noun) == "NN"
        and s.low(noun) in words("countable") | any_of("day man time way place")
        and not s.low(noun).endswith("ing")
        and ends_phrase(s, noun)
    ):
        yield s.inserted(at + 1, lexicon.a_or_an(after), rule="SuchA")


def very_good(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *is very good teacher* and *have very big house*."""
    noun = at + 3
    singular = s.tag(noun) == "NN" and s.low(noun) in words("countable") and ends_phrase(s, noun)
    has = s.low(at) in any_of("is was am 'm have has had")
    if has and s.low(at + 1) == "very" and s.tag(at + 2) == "JJ" and singular:
        yield s.inserted(at + 1, "a", rule="ArticleMissing")


EXPRESSIONS = (very_good, set_phrase, time_after_in, only_one, article_with_possessive, such_a)


def find(s: Sentence) -> Iterator[Finding]:
    """Yield the articles that a fixed expression needs."""
    for at in range(len(s)):
        if s.tag(at) in {"JJS", "RBS"}:
            yield from superlative(s, at)
        if s.low(at) in known_first():
            yield from first_of(EXPRESSIONS, s, at)
