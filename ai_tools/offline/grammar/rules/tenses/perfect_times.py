"""Times that decide the tense: *It is the first time that I visit*, *before two days*."""

from collections.abc import Iterator

from ai_tools.offline.grammar.rules.nouns.number import NUMBERS
from ai_tools.offline.grammar.rules.verbs.past_time import PERIODS
from ai_tools.offline.grammar.sentence import NOMINATIVES, THIRD_PERSON, Finding, Sentence
from ai_tools.offline.grammar.tables import any_of
from ai_tools.text import lexicon

SUBJECTS = NOMINATIVES | {"you"}
ORDINALS = any_of("first second third fourth")
EVENTS = any_of("meet see find come go arrive win lose buy hear receive break forget pass fail fall")
"""What happens once, so that it stands in the tense of the story."""

HABITS = any_of("always usually often every sometimes never when whenever if now today still")


def find(s: Sentence) -> Iterator[Finding]:
    """Yield the tenses and the words for a time."""
    for at in s.places({"time"}, before_end=2):
        yield from first_time(s, at)
    for at in s.places({"before"}, before_end=2):
        yield from ago(s, at)
    for at in s.places({"because", "when"}, before_end=2):
        yield from in_story(s, at)


def first_time(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *It is the first time that I visit Rome*."""
    start = at - 4
    named = s.low(at - 1) in ORDINALS and s.low(at - 2) in {"the", "my", "our", "his", "her"}
    if not named or s.low(start) not in {"it", "this"} or s.low(start + 1) not in {"is", "'s"}:
        return
    subject = at + 1 + (s.low(at + 1) == "that")
    verb = subject + 1
    form = lexicon.verb(s.low(verb))
    if s.low(subject) not in SUBJECTS or s.tag(verb) not in {"VBP", "VBZ"} or not form:
        return
    if s.low(verb) in any_of("have has do does can will 've 's"):
        return
    have = "has" if s.low(subject) in THIRD_PERSON else "have"
    done = "been" if form.base in {"be", "am", "is", "are"} else form.participle
    yield s.replaced(verb, f"{have} {done}", rule="FirstTime", sure=False)


def ago(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *I met him before two days*."""
    counted = s.low(at + 1) in NUMBERS | any_of("few some many") or s.tag(at + 1) == "CD"
    past = any(s.tag(i) in {"VBD", "VBN"} for i in range(at))
    if counted and past and s.low(at + 2) in PERIODS and s.is_end(at + 3):
        amount = "a few" if s.low(at + 1) == "few" else s.tokens[at + 1].text
        yield s.replaced(at, f"{amount} {s.low(at + 2)} ago", rule="TimeAgo", count=3, sure=False)


def in_story(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *I was happy because I meet my friends*: what happened once, told in the present."""
    if s.low(at + 1) not in NOMINATIVES or HABITS & set(s.lows(0, at)) | HABITS & set(s.lows(at + 1, len(s))):
        return
    verb = s.skip_adverbs(at + 2)
    form = lexicon.verb(s.low(verb))
    told = [s.tag(i) for i in range(at) if s.tag(i) in {"VBD", "VBZ", "VBP", "MD"}]
    if (
        told == ["VBD"]
        and form
        and form.base in EVENTS
        and s.tag(verb) in {"VBP", "VBZ"}
        and s.low(0) != "when"
    ):
        yield s.replaced(verb, form.past, rule="PastGoesOn", sure=False)
