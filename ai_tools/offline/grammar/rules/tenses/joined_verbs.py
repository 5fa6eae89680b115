"""Two verbs of one subject in different tenses: *She opens the door and looked out*."""

from collections.abc import Iterator

from ai_tools.offline.grammar.rules.verbs.past_time import past_of_present
from ai_tools.offline.grammar.sentence import FINITE, NOMINATIVES, PUNCTUATION, Finding, Sentence
from ai_tools.offline.grammar.tables import any_of
from ai_tools.text import lexicon

SUBJECTS = NOMINATIVES | any_of("it")
SAID = any_of("said asked replied answered told shouted whispered")
OPENED = any_of("that which who if when because while as where since until after before than what how why")


def find(s: Sentence) -> Iterator[Finding]:
    """Yield the verbs of a story that stand in the present."""
    for at in s.places({"and", "but", "then"}, before_end=2):
        if s.tag(at + 1) == "VBD" and "past" in lexicon.forms(s.low(at + 1)):
            yield from before_past(s, at)
    for at in s.places({"has", "have"}, before_end=1):
        yield from after_quotation(s, at)


def before_past(s: Sentence, conjunction: int) -> Iterator[Finding]:
    """Yield *She plays a song and asked me*: the present before the past of the same subject."""
    start = max((i + 1 for i in range(conjunction) if s.low(i) in PUNCTUATION | {"and", "but"}), default=0)
    start += s.low(start) == "then"
    phrase = s.phrase(start)
    # "Who pays the rent and looked": the verbs must have one subject, and no clause may stand between them.
    if not phrase or OPENED & set(s.lows(start, conjunction - start)):
        return
    verb = s.skip_adverbs(phrase.end)
    finite = [i for i in range(start, conjunction) if s.tag(i) in FINITE]
    # After a modal verb and after "want" the verb of the infinitive follows, which takes no past.
    if finite == [verb] and s.tag(conjunction + 2) != "VBN" and (past := past_of_present(s, verb)):
        yield s.replaced(verb, past, rule="PastGoesOn", sure=False)


def after_quotation(s: Sentence, have: int) -> Iterator[Finding]:
    """Yield *"Come in," he has said*."""
    quoted = s.low(have - 2) in any_of("\" ” , '")
    if quoted and s.low(have - 1) in SUBJECTS and s.low(have + 1) in SAID and s.low(have - 3) in PUNCTUATION:
        yield s.replaced(have, s.low(have + 1), rule="PastGoesOn", count=2, sure=False)
