"""Places where *the* or *a* always stands: superlatives, *at the same time*, *such a*."""

from collections.abc import Iterator

from ai_tools.offline.grammar.rules.nouns.number import ends_phrase
from ai_tools.offline.grammar.sentence import BE, POSSESSIVES, Finding, Sentence
from ai_tools.offline.grammar.tables import any_of, words
from ai_tools.text import lexicon


def superlative(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *she is best player* and *one of most important things*."""
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


PLACES_OF_TIME = {
    ("at", "same", "time"): 1,
    ("at", "beginning", "of"): 1,
    ("at", "end", "of"): 1,
    ("in", "middle", "of"): 1,
    ("all", "over", "world"): 2,
    ("around", "world"): 1,
    ("in", "world"): 1,
    ("in", "past", ","): 1,
    ("at", "beginning", "."): 1,
    ("in", "future", ","): 1,
    ("for", "first", "time"): 1,
    ("in", "first", "place"): 1,
    ("on", "other", "side"): 1,
    ("in", "same", "way"): 1,
    ("in", "same", "place"): 1,
    ("in", "following", "day"): 1,
    ("of", "world"): 1,
    ("by", "end", "of"): 1,
    ("in", "center", "of"): 1,
    ("in", "centre", "of"): 1,
    ("on", "internet"): 1,
    ("on", "weekend"): 1,
    ("at", "weekend"): 1,
    ("in", "countryside"): 1,
    ("in", "united", "states"): 1,
    ("to", "united", "states"): 1,
    ("in", "united", "kingdom"): 1,
    ("from", "united", "states"): 1,
    ("to", "united", "kingdom"): 1,
    ("on", "way", "to"): 1,
    ("on", "way", "home"): 1,
}


KNOWN_FIRST = any_of("is was be have has had with do did the a an such what") | {
    words[0] for words in PLACES_OF_TIME
}


def known_shape(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield the places of a text where *the* always stands: *at same time*, *in 1990s*, *in morning*."""
    for length in (3, 2):
        if (
            (place := PLACES_OF_TIME.get(s.lows(at, length))) is not None
            and s.tag(at + length) not in {"NN", "NNS", "NNP"}
            and s.low(at + length) not in {"-", "/"}
        ):
            yield s.inserted(at + place, "the", rule="TheMissing", sure=s.low(at + 1) != "weekend")
            return
    word, after = s.low(at), s.low(at + 1)
    if (
        word == "in"
        and len(after) == 5
        and after[:4].isdigit()
        and after.endswith("0s")
        and s.tag(at + 2) not in {"NN", "NNS"}
    ):
        yield s.inserted(at + 1, "the", rule="TheMissing")
    if (
        word == "in"
        and after in {"morning", "afternoon", "evening"}
        and (s.is_end(at + 2) or s.tag(at + 2) in {"CC", "PRP", "IN"})
    ):
        yield s.inserted(at + 1, "the", rule="TheMissing")
    if (
        word in {"is", "was", "be"}
        and after in {"first", "last", "only", "same"}
        and s.low(at + 2) in any_of("time thing day one person reason way place problem")
    ):
        yield s.inserted(at + 1, "the", rule="TheMissing", sure=after != "only")
    if (
        word in any_of("have has had at in with of do did")
        and after == "same"
        and s.tag(at + 2) in {"NN", "NNS"}
    ):
        yield s.inserted(at + 1, "the", rule="TheMissing")
    if (
        word in {"the", "a", "an"}
        and after in POSSESSIVES - {"her"}
        and s.tokens[at + 1].text.islower()
        and s.tag(at + 2) in {"NN", "NNS", "JJ"}
    ):
        yield s.removed(
            at, rule="ArticleWithPossessive", sure=word == "the" or (s.tag(at) == "DT" and after != "his")
        )
    if (
        word in {"such", "what"}
        and s.tag(at + 1) == "JJ"
        and after not in any_of("other many few much same such more good bad little")
    ) and (
        s.tag(at + 2) == "NN"
        and s.low(at + 2) in words("countable") | any_of("day man time way place")
        and ends_phrase(s, at + 2)
        and (word == "such" or s.tokens[-1].text == "!")
    ):
        yield s.inserted(at + 1, lexicon.a_or_an(after), rule="SuchA")


def find(s: Sentence) -> Iterator[Finding]:
    """Yield the articles that a fixed expression needs."""
    for at in range(len(s)):
        if s.tag(at) in {"JJS", "RBS"}:
            yield from superlative(s, at)
        if s.low(at) in KNOWN_FIRST:
            yield from known_shape(s, at)
