"""What someone said or thought in the past: *She said that she will come*."""

from collections.abc import Iterator

from ai_tools.offline.grammar.rules.verbs.past_time import NOT_PAST
from ai_tools.offline.grammar.sentence import NOMINATIVES, Finding, Sentence
from ai_tools.offline.grammar.tables import any_of
from ai_tools.text import lexicon

REPORTING = any_of(
    "said told thought knew realised realized hoped promised explained noticed believed wondered replied "
    "answered decided agreed admitted"
)
HEARERS = any_of("me him her us them you everyone everybody")
SUBJECTS = NOMINATIVES | any_of("it you there")
IN_PAST = {"will": "would", "can": "could", "may": "might", "is": "was", "am": "was", "are": "were"}
LATER = any_of("now today tomorrow always still every next")
"""Words of what is true now as well."""


def find(s: Sentence) -> Iterator[Finding]:
    """Yield the present and the future in what was said."""
    for at in s.places(REPORTING, before_end=2):
        # "As I said, she will come": the verb stands in a clause of its own.
        if s.tag(at) != "VBD" or s.low(at + 1) in {",", ":", '"'} or {'"', "“"} & set(s.lows(at, len(s))):
            continue
        subject = at + 1 + (s.low(at + 1) in HEARERS)
        subject += s.low(subject) == "that"
        if s.low(subject) in SUBJECTS and not s.places(LATER):
            yield from in_past(s, s.skip_adverbs(subject + 1))


def in_past(s: Sentence, verb: int) -> Iterator[Finding]:
    """Yield the past of the verb at `verb`."""
    word, form = s.low(verb), lexicon.verb(s.low(verb))
    if word in IN_PAST and s.low(verb + 1) != "n't":
        yield s.replaced(verb, IN_PAST[word], rule="ReportedTense", sure=False)
    elif word in {"have", "has"} and s.tag(s.skip_adverbs(verb + 1)) == "VBN":
        yield s.replaced(verb, "had", rule="ReportedTense", sure=False)
    elif s.tag(verb) in {"VBP", "VBZ"} and form and word not in NOT_PAST and form.past != word:
        yield s.replaced(verb, form.past, rule="ReportedTense", sure=False)
