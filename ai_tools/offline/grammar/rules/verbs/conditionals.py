"""The tense after *if* and *when*, and after *and* in a story."""

from collections.abc import Iterator

from ai_tools.offline.grammar.noun_phrases import Phrase
from ai_tools.offline.grammar.sentence import NOMINATIVES, PERSONAL_SUBJECTS, THIRD_PERSON, Finding, Sentence
from ai_tools.offline.grammar.tables import any_of
from ai_tools.text import lexicon
from ai_tools.text.lexicon import Verb

WILL = frozenset({"will", "'ll"})


def after_if(s: Sentence) -> Iterator[Finding]:
    """Yield *If I will see him* and *If I would have time*."""
    for at in s.places(any_of("if when unless before until"), before_end=3):
        subject = s.phrase(at + 1)
        if not subject or not begins_condition(s, at):
            continue
        modal = subject.end
        form = lexicon.verb(s.low(modal + 1))
        if s.tag(modal) != "MD" or s.tag(modal + 1) != "VB" or not (form or s.low(modal + 1) == "be"):
            continue
        main_clause = {s.low(i) for i in (*range(at), *range(modal + 2, len(s)))}
        if s.lows(at, 2) == ("if", "you") and not main_clause & WILL:
            continue  # a polite request: "I would be glad if you would sign here"
        if not form and s.low(modal) == "would" and s.low(at + 1) != "i":
            continue  # a polite proposal: "If that would be easier, we could meet"
        if s.low(modal) in WILL and main_clause & {*WILL, "wo", "can"}:
            yield present_for_will(s, at, subject, form)
        elif s.low(at) == "if" and s.low(modal) == "would" and main_clause & {"would", "'d", "could"}:
            yield from past_for_would(s, modal, form)


def begins_condition(s: Sentence, at: int) -> bool:
    """Tell whether a conjunction begins an adverbial clause, and no indirect question: *I wonder if*."""
    clause = s.starts_clause(at) or s.low(at - 1) == "even" or s.tag(at - 1) in any_of("NN NNS RB PRP VB")
    asks = any_of("wonder know ask asked see tell sure wondering remember not n't")
    return clause and not any(s.low(i) in asks for i in range(max(0, at - 4), at))


def present_for_will(s: Sentence, at: int, subject: Phrase, form: Verb | None) -> Finding:
    head, base = s.low(subject.head), form.base if form else "be"
    third = head in THIRD_PERSON or s.tag(subject.head) == "NN"
    # "If you will wait here" may ask for something.
    no_request = s.low(at + 1) in {"i", "it"} or base in any_of("see rain know arrive have be")
    sure = s.low(subject.end) == "will" and (no_request if s.low(at) == "if" else at == 0)
    if form:
        present = form.third if third else form.base
    else:
        present = "am" if head == "i" else "is" if third else "are"
        # "If it will be of any help", "if they will be joining us": a result, an arrangement.
        sure = sure and head in NOMINATIVES and s.tag(subject.end + 2) != "VBG"
    return s.replaced(subject.end, present, rule="WillAfterIf", count=2, sure=sure)


def past_for_would(s: Sentence, modal: int, form: Verb | None) -> Iterator[Finding]:
    verb, past = s.low(modal + 1), form.past if form else "were"
    second = lexicon.verb(s.low(modal + 2)) if s.tag(modal + 2) == "VBN" else None
    if verb == "have" and second:
        yield s.replaced(modal, f"had {second.participle}", rule="WouldAfterIf", count=3)
    elif verb not in {"like", "rather"}:
        yield s.replaced(modal, past, rule="WouldAfterIf", count=2)


def joined(s: Sentence) -> Iterator[Finding]:
    """Yield the present that goes on after the past: *I went home and eat dinner*."""
    for at in range(3, len(s) - 1):
        if s.low(at) != "and" or s.tag(at + 1) not in {"VBP", "VB"} or lexicon.is_noun(s.low(at + 1)):
            continue
        start = max((i + 1 for i in range(at) if s.low(i) in {",", ";", ":"}), default=0)
        first = next((i for i in range(start, at) if s.tag(i) in {"VBD", "VBZ", "VBP", "MD"}), None)
        form = lexicon.verb(s.low(at + 1))
        if (
            first is None
            or s.tag(first) != "VBD"
            or not form
            or form.base != s.low(at + 1)
            or form.past == form.base
        ):
            continue
        between = [s.tag(i) for i in range(first + 1, at)]
        if (
            s.low(first) in {"did", "was", "were", "had"}
            or any_of("TO VB MD VBP VBZ") & set(between)
            or s.low(first) in any_of("made let helped saw heard watched")
        ):
            continue
        if s.low(first - 1) in PERSONAL_SUBJECTS or s.tag(first - 1) in {"NN", "NNS", "NNP"}:
            yield s.replaced(
                at + 1,
                form.past,
                rule="PastGoesOn",
                sure=s.low(first - 1) in NOMINATIVES and s.tag(at + 2) in any_of("DT PRP$ IN PRP TO NN"),
            )


def find(s: Sentence) -> Iterator[Finding]:
    """Yield the verbs whose tense the other clause decides."""
    yield from after_if(s)
    yield from joined(s)
