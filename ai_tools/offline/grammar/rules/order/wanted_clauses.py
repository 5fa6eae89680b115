"""A clause in the place of an infinitive: *I want that you help me*."""

from collections.abc import Iterator

from ai_tools.offline.grammar.sentence import FINITE, MODALS, Finding, Sentence, base_of
from ai_tools.offline.grammar.tables import any_of
from ai_tools.text import lexicon

OBJECTS = {"i": "me", "he": "him", "she": "her", "we": "us", "they": "them", "you": "you", "it": "it"}
BE = any_of("am is are was were be")


def find(s: Sentence) -> Iterator[Finding]:
    """Yield *want that* and *would like that* before a clause, and *because of* before one."""
    for at in s.places({"because"}, before_end=3):
        subject = s.low(at + 2) in OBJECTS.keys() - {"you", "it"}
        if s.low(at + 1) == "of" and subject and s.tag(s.skip_adverbs(at + 3)) in FINITE:
            yield s.removed(at + 1, rule="BecauseOf", sure=True)
    for at in s.places({"that"}, before_end=2):
        wants = base_of(s.low(at - 1)) == "want" and s.tag(at - 1)[:2] == "VB"
        likes = s.low(at - 1) == "like" and s.low(at - 2) in {"would", "'d"}
        if not (wants or likes) or not (phrase := s.phrase(at + 1)):
            continue
        pronoun = s.low(at + 1) in OBJECTS
        verb = phrase.end
        base = "be" if s.low(verb) in BE else base_of(s.low(verb))
        finite = s.tag(verb) in {"VBP", "VBZ", "VB"} or s.low(verb) == "be"
        if not base or not finite or s.low(verb) in MODALS or not (pronoun or s.tag(at + 1) == "PRP$"):
            continue
        noun = s.text[s.tokens[phrase.start].start : s.tokens[phrase.end - 1].end]
        who = OBJECTS.get(s.low(at + 1), noun)
        verbal = base == "be" or not lexicon.is_noun(base) or s.tag(verb + 1) in any_of("DT PRP PRP$ IN TO")
        yield s.replaced(
            at,
            f"{who} to {base}",
            rule="InfinitiveAfterVerb",
            count=verb + 1 - at,
            sure=pronoun and wants and verbal,
        )
