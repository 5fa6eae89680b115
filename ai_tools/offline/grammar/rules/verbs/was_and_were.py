"""*Were* with one subject: *it were quiet*, where nothing is unreal."""

from collections.abc import Iterator

from ai_tools.offline.grammar.sentence import FINITE, Finding, Sentence
from ai_tools.offline.grammar.tables import any_of
from ai_tools.text import lexicon

UNREAL = any_of("if wish wished wishes as though would could unless suppose lest rather")
GROUPS = any_of(
    "police staff family team government company couple pair rest majority number group lot data "
    "media public crew committee audience half crowd class part board"
)


def were_for_was(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *it were quiet* and *a single tooth were broken*, where nothing is unreal."""
    if s.low(at) != "were" or s.tag(at) not in FINITE or any(token.lower in UNREAL for token in s.tokens):
        return
    subject = at - 1
    while s.tag(subject) == "RB" or s.low(subject) == ",":
        subject -= 1
    word = s.low(subject)
    if word in any_of("he she it this"):
        ends = s.low(subject - 1) not in any_of("and or with of") and s.low(at + 1) != "n't"
        if ends:
            yield s.replaced(at, "was", rule="WasWere", sure=subject == at - 1)
        return
    if word == "who":
        subject -= 1 + (s.low(subject - 1) == ",")
    phrase = s.phrase_of(subject)
    if not phrase or s.tag(phrase.head) != "NN" or s.low(phrase.start - 1) in any_of("and or of in with nor"):
        return
    singular = s.low(phrase.start) in any_of("a an this that my his her its our your their the each every")
    # A group of people may take a plural verb in British English.
    counted = lexicon.plural(s.low(phrase.head)) and s.low(phrase.head) not in GROUPS
    if singular and counted and (s.starts_clause(phrase.start) or word == "who"):
        yield s.replaced(
            at,
            "was",
            rule="WasWere",
            sure=s.low(phrase.start) in any_of("a an this his her my") and word != "who",
        )


def find(s: Sentence) -> Iterator[Finding]:
    """Yield the forms of *be* to change."""
    for at in range(len(s)):
        yield from were_for_was(s, at)
