"""Indirect questions with the words of a direct one: *I know what is his name*."""

from collections.abc import Iterator

from ai_tools.offline.grammar.sentence import PERSONAL_SUBJECTS, POSSESSIVES, Finding, Sentence
from ai_tools.offline.grammar.tables import any_of
from ai_tools.text import lexicon

WONDER = any_of(
    "know knows knew wonder wondering understand understood remember forget forgot me "
    "him her us them sure idea see explain asked ask tell imagine guess if about show "
    "find out realize realise discover depends on"
)


def indirect(s: Sentence) -> Iterator[Finding]:
    """Yield *I don't know what is his name* and *tell me where does he live*."""
    for at in range(2, len(s) - 2):
        if (
            s.low(at) not in any_of("what where when why how who")
            or s.low(at - 1) not in WONDER
            or s.tag(at) not in {"WP", "WRB", "WDT"}
        ):
            continue
        if s.low(at - 1) in any_of("on out about me him her us them see") and not any(
            s.low(i)
            in any_of("know tell tells told ask asked show explain find depends wonder idea think understand")
            for i in range(max(0, at - 4), at)
        ):
            continue
        verb = at + 1
        if (s.low(at) in {"how", "what"} and s.tag(verb) in {"JJ", "NN"}) or s.low(verb) in {
            "much",
            "many",
            "long",
            "old",
        }:
            verb += 1
        phrase = s.phrase(verb + 1)
        if not phrase or s.low(verb) not in any_of("is are was were does do did can will"):
            continue
        yield from straightened(s, verb, phrase.end)


def straightened(s: Sentence, verb: int, end: int) -> Iterator[Finding]:
    helper, pronoun = s.low(verb), s.low(verb + 1) in PERSONAL_SUBJECTS
    subject = s.text[s.tokens[verb + 1].start : s.tokens[end - 1].end]
    if helper in {"does", "do", "did"}:
        form = lexicon.verb(s.low(end))
        if form and form.base == s.low(end) and s.tag(end)[:2] in {"VB", "NN"}:
            meant = form.past if helper == "did" else form.third if helper == "does" else form.base
            yield s.replaced(
                verb, f"{subject} {meant}", rule="IndirectQuestion", count=end + 1 - verb, sure=True
            )
        return
    if helper in {"can", "will"}:
        if pronoun and s.tag(end) == "VB":
            yield s.replaced(verb, f"{subject} {helper}", rule="IndirectQuestion", count=2, sure=True)
        return
    closes = (
        s.is_end(end)
        or s.tag(end) == "CC"
        or s.tag(end) == "VBG"
        or (pronoun and s.tag(end) in {"JJ", "RB", "IN"})
    )
    if closes and (pronoun or s.low(verb + 1) in POSSESSIVES | {"the", "this", "that"}):
        known = pronoun or s.low(verb + 1) in POSSESSIVES or s.low(verb - 1) == "where"
        yield s.replaced(
            verb,
            f"{subject} {helper}",
            rule="IndirectQuestion",
            count=end - verb,
            sure=known and s.low(verb + 1) not in {"this", "that"},
        )


def find(s: Sentence) -> Iterator[Finding]:
    """Yield the indirect questions with a wrong order."""
    yield from indirect(s)
