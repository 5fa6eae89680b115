"""Adverbs and nouns in the place of an adjective: *is too slowly*, *was pride of*, *any advise*."""

from collections.abc import Iterator

from ai_tools.offline.grammar.rules.words.adjective_forms import adjective_of
from ai_tools.offline.grammar.sentence import BE, NOMINATIVES, PERSONAL_SUBJECTS, Finding, Sentence
from ai_tools.offline.grammar.tables import any_of
from ai_tools.text import lexicon

DEGREES = any_of("very so too not n't really neither either more most quite as rather")
ADJECTIVE_OF = {
    "pride": "proud", "possibility": "possible", "difficulty": "difficult", "importance": "important",
    "necessity": "necessary",
    "danger": "dangerous", "safety": "safe", "truth": "true", "beauty": "beautiful", "happiness": "happy",
    "health": "healthy",
    "anger": "angry", "hunger": "hungry", "interest": "interested", "confidence": "confident",
    "freedom": "free",
    "responsibility": "responsible", "patience": "patient", "silence": "silent", "fame": "famous",
    "success": "successful", "harm": "harmful",
}  # fmt: skip
NOUN_OF = {
    "advise": "advice", "believe": "belief", "complains": "complaints", "healthy": "health",
    "silent": "silence",
    "practise": "practice", "suggest": "suggestion", "different": "difference", "decide": "decision",
    "choose": "choice",
    "succeed": "success", "safe": "safety", "free": "freedom", "confident": "confidence",
}  # fmt: skip
BEFORE_NOUN = any_of("any some the no this my your his her our their good great bad more much")


def find(s: Sentence) -> Iterator[Finding]:
    """Yield the words whose class does not fit their place."""
    for at in s.places(PRICED):
        yield from price(s, at)
    for at in range(1, len(s)):
        yield from adverb_after_be(s, at)
        yield from noun_after_be(s, at)
        yield from noun_place(s, at)


def price(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *The price of the phone is very expensive*: a thing is expensive, its price is high."""
    be = at - 1
    while s.low(be) in DEGREES:
        be -= 1
    phrase = next((one for one in s.phrases if one.end == be), None)
    if phrase and s.low(phrase.start - 1) == "of":
        phrase = s.phrase_of(phrase.start - 2)
    if (
        phrase
        and s.low(be) in any_of("is was are were")
        and s.low(phrase.head) in any_of("price prices cost costs")
    ):
        yield s.replaced(at, PRICED[s.low(at)], rule="PriceIs", sure=False)


PRICED = {"expensive": "high", "cheap": "low"}


def adverb_after_be(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *is still too slowly* and *would be happily to help*."""
    word = s.low(at)
    if not word.endswith("ly") or not (right := adjective_of(word)):
        return
    verb = at - 1
    while s.low(verb) in DEGREES:
        verb -= 1
    closes = s.is_end(at + 1) or s.low(at + 1) in {"to", "nor", "or", "and"}
    # Complete: "the aim is mainly to learn", "they are obviously "bad"" and "as it were roughly".
    explains = s.low(at + 1) == "to" and s.low(verb - 1) not in PERSONAL_SUBJECTS
    if explains or s.low(at + 1) in {'"', "\u201c", "(", ":"} or s.lows(verb - 2, 3) == ("as", "it", "were"):
        return
    if (
        s.low(verb) in BE - {"being"}
        and s.tag(verb)[:2] == "VB"
        and closes
        and s.tag(at + 2) not in {"VBN", "VBG"}
    ):
        yield s.replaced(
            at,
            right,
            rule="AdjectiveForm",
            sure=verb < at - 1 and s.is_end(at + 1) and s.low(at - 1) == "too",
        )
    elif (
        s.low(at - 1) == "the"
        and s.tag(at + 1) in {"NN", "NNS"}
        and lexicon.is_noun(lexicon.singular(s.low(at + 1)) or s.low(at + 1))
    ) and not lexicon.forms(s.low(at + 1)) & {"participle", "past"}:
        yield s.replaced(at, right, rule="AdjectiveForm", sure=False)


def noun_after_be(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *he was pride of her* and *that it is safety*."""
    meant = ADJECTIVE_OF.get(s.low(at))
    if not meant:
        return
    verb = at - 1
    while s.low(verb) in DEGREES:
        verb -= 1
    personal = s.low(verb - 1) in NOMINATIVES | any_of("it this that") or s.low(at - 1) in DEGREES
    ends = s.is_end(at + 1) or s.low(at + 1) in any_of("of to for that about")
    sure = s.low(at) == "pride" and s.low(at + 1) == "of"
    if s.low(verb) in BE and s.tag(verb)[:2] == "VB" and (personal or sure) and ends:
        yield s.replaced(at, meant, rule="AdjectiveForm", sure=sure)


def noun_place(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *thanks for any advise* and *in good healthy*."""
    word = s.low(at)
    meant, before = NOUN_OF.get(word), s.low(at - 1)
    if not meant:
        return
    ends = s.is_end(at + 1) or s.tag(at + 1) in {"IN", "PRP", "MD", "CC"} or s.tag(at + 1) in {"VBZ", "VBD"}
    if word in {"advise", "believe", "decide", "choose", "suggest", "succeed", "complains"}:
        listed = before in BEFORE_NOUN or (
            word == "complains" and s.tag(at - 1) == "NN" and s.tag(at - 2) == "IN"
        )
        if listed and ends and s.tag(at - 1) != "PRP":
            yield s.replaced(
                at, meant, rule="NounForm", sure=word == "advise" and before in any_of("any some the no good")
            )
    elif (before, word) in {
        ("in", "silent"),
        ("good", "healthy"),
        ("bad", "healthy"),
        ("poor", "healthy"),
    } and (s.is_end(at + 1) or s.tag(at + 1) in {"IN", "CC"}):
        yield s.replaced(at, meant, rule="NounForm", sure=True)
