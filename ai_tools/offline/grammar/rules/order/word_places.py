"""Adjectives after their noun and adverbs before their object: *a house small*, *it brings also people*."""

from collections.abc import Iterator

from ai_tools.offline.grammar.sentence import BE, FINITE, Finding, Sentence
from ai_tools.offline.grammar.tables import any_of
from ai_tools.text import lexicon

AFTER_NOUN = any_of(
    "available possible full alone alive present due able ready worth aware responsible necessary "
    "free open old long high wide deep "
    "more less such like unlike near next last early late well better enough else only general "
    "proper same different capable unable relative equal inherent similar related based specific"
)
"""Adjectives that may follow a noun."""


def find(s: Sentence) -> Iterator[Finding]:
    """Yield the words in the wrong place."""
    for at in range(1, len(s) - 1):
        yield from adjective(s, at)
        yield from adverb(s, at)
    for at in s.places({"enough"}, before_end=1):
        yield from enough(s, at)


def adjective(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *a car red*."""
    word, noun = s.low(at), s.low(at - 1)
    if s.tag(at) != "JJ" or s.tag(at - 1) != "NN" or s.low(at - 2) not in {"a", "an"} or word in AFTER_NOUN:
        return
    if noun in any_of("bit little lot tad touch shade fraction day week month year mile hour"):
        return  # as in "a bit tricky" and "once a week free"
    # A word that is a noun, too, may end a compound: "a bus full", "a fruit sweet".
    if "j" not in lexicon.classes(word) or not lexicon.is_noun(noun) or "n" in lexicon.classes(word)[:1]:
        return
    if "n" in lexicon.classes(word) and s.low(at + 1) in {"with", "of", "for"}:
        return  # as in "a science fair with prizes"
    if s.is_end(at + 1) or s.tag(at + 1) in {"IN", "VBN", "TO", "WDT", "WP", "WRB", "CC"}:
        made = f"{lexicon.a_or_an(word)} {word} {noun}"
        yield s.replaced(at - 2, made, rule="AdjectiveOrder", count=3, sure=False)


def enough(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *The water is not enough warm*."""
    word, before = s.low(at + 1), s.low(at - 1)
    linked = before in BE or (before in {"not", "n't"} and s.low(at - 2) in BE | {"do", "does", "did"})
    only = lexicon.classes(word)[:1] == "j" and not lexicon.is_noun(word)
    ends = s.is_end(at + 2) or s.tag(at + 2) in {"TO", "IN", "NN"}
    ends &= s.tag(at + 2) != "NN" or s.low(at + 2) in {"today", "tonight", "yesterday"}
    if linked and only and ends and "there" not in s.lows(at - 3, 3):
        yield s.replaced(at, f"{word} enough", rule="AdverbOrder", count=2, sure=s.is_end(at + 2))


def adverb(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *it brings also people* and *he had learnt never to cook*."""
    word, verb = s.low(at), s.low(at - 1)
    if word not in any_of("also never already even always often usually"):
        return
    if word == "even" and s.tag(at + 1) in {"DT", "CD", "PRP$"}:
        return  # "It contains even a single error": there "even" belongs to the noun.
    if s.tag(at - 1) in {"VBZ", "VBD", "VBP"} and verb not in BE | any_of(
        "have has had do does did said says is"
    ):
        if s.tag(at + 1) in any_of("DT PRP$ NN NNS JJ NNP") and s.tag(at - 2) in any_of(
            "NN NNS NNP PRP WDT WP"
        ):
            yield s.replaced(at - 1, f"{word} {verb}", rule="AdverbOrder", count=2, sure=False)
    elif (
        s.tag(at - 1) == "VBN"
        and s.low(at - 2) in any_of("have has had 've")
        and word in any_of("already never always also")
        and s.tag(at + 1) in any_of("DT PRP$ TO PRP NN NNS")
    ):
        yield s.replaced(at - 1, f"{word} {verb}", rule="AdverbOrder", count=2, sure=False)
    elif (
        word == "never"
        and s.low(at + 1) in {"had", "have", "has"}
        and s.tag(at + 2) in {"RB", "VBN"}
        and s.tag(at - 1) in any_of("PRP NN NNP")
        and s.tag(at + 1) in FINITE
    ):
        yield s.replaced(at, f"{s.low(at + 1)} never", rule="AdverbOrder", count=2, sure=False)
