"""Verbs after an object: *made me to cry*, *want you help me*."""

from collections.abc import Iterator

from ai_tools.offline.grammar.sentence import BE, Finding, Sentence, base_of
from ai_tools.offline.grammar.tables import any_of
from ai_tools.text import lexicon

PEOPLE = any_of("me you him her us them people it")
SUBJECT_OF = {"me": "I", "him": "he", "us": "we", "them": "they", "you": "you"}


def after_object(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *made me to cry*, *suggest you to go* and *want you help me*."""
    if s.tag(at)[:2] != "VB":
        return
    base, word = base_of(s.low(at)), s.low(at)
    phrase = s.phrase(at + 1)
    if base == "suggest" and s.low(at + 1) in SUBJECT_OF and s.low(at + 2) == "to" and s.tag(at + 3) == "VB":
        yield s.replaced(at + 1, f"that {SUBJECT_OF[s.low(at + 1)]}", rule="BareInfinitive", count=2)
    elif (
        base in {"make", "let"}
        and phrase
        and s.low(phrase.end) == "to"
        and s.tag(phrase.end + 1) == "VB"
        and s.low(phrase.head) != "it"
    ):
        pronoun = s.low(at + 1) in any_of("me him us them you")
        if (
            not any(s.low(i) in BE for i in (at - 1, at - 2))
            and word != "making"
            and (base != "make" or pronoun or s.low(at + 1) == "her")
        ):
            yield s.removed(phrase.end, rule="BareInfinitive", sure=pronoun)
    elif (
        base in any_of("want ask allow tell advise invite encourage expect force")
        and s.low(at + 1) in PEOPLE - {"it"}
        and s.tag(at + 2) == "VB"
        and base_of(s.low(at + 2)) == s.low(at + 2)
    ):
        clash = lexicon.is_noun(s.low(at + 2)) or (base in {"tell", "ask"} and s.low(at + 1) == "you")
        yield s.inserted(at + 2, "to", rule="MissingTo", sure=not clash and s.tag(at)[:3] != "VBN")


def find(s: Sentence) -> Iterator[Finding]:
    """Yield the wrong forms after a verb and its object."""
    for at in range(len(s)):
        yield from after_object(s, at)
