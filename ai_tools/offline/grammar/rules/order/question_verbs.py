"""Questions with a full verb before the subject, or none: *What means this word?*, *How to say it?*."""

from collections.abc import Iterator

from ai_tools.offline.grammar.sentence import Finding, Sentence
from ai_tools.offline.grammar.tables import any_of
from ai_tools.text import lexicon

MEANING = any_of("means mean meant costs cost happens")
TIMED = any_of(
    "start starts begin begins open opens close closes leave leaves arrive arrives end ends finish finishes"
)


def find(s: Sentence) -> Iterator[Finding]:
    """Yield the questions that lack *do*."""
    if s.tokens[-1].text != "?" or len(s) < 4:
        return
    if s.low(0) == "what" and s.low(1) in {"means", "mean", "meant"}:
        yield from with_do(s, 1)
    elif s.lows(0, 2) == ("what", "time") and s.low(2) in TIMED:
        yield from with_do(s, 2)
    elif s.lows(0, 2) == ("how", "to") and s.tag(2) == "VB" and s.low(3) not in {"?", "-"} and len(s) > 4:
        yield s.replaced(
            0, f"how can I {s.low(2)}", f"how do I {s.low(2)}", rule="MissingDo", count=3, sure=False
        )
    elif s.lows(0, 2) == ("who", "did") and is_only_past(s.low(2)):
        yield s.removed(1, rule="WhoSubject")


def is_only_past(word: str) -> bool:
    return "past" in lexicon.forms(word) and "base" not in lexicon.forms(word)


def with_do(s: Sentence, verb: int) -> Iterator[Finding]:
    """Yield the question with *do* before the subject, which ends in the question mark."""
    phrase, form = s.phrase(verb + 1), lexicon.verb(s.low(verb))
    if (
        not phrase
        or not form
        or phrase.end != len(s) - 1
        or s.tag(verb + 1) not in any_of("DT PRP$ PRP NN NNP")
    ):
        return
    many = s.tag(phrase.head) in {"NNS", "NNPS"}
    helper = "did" if s.low(verb) == form.past and form.past != form.base else "do" if many else "does"
    subject = s.text[s.tokens[phrase.start].start : s.tokens[phrase.end - 1].end]
    yield s.replaced(
        verb, f"{helper} {subject} {form.base}", rule="MissingDo", count=phrase.end - verb, sure=True
    )
