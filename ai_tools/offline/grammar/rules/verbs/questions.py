"""Direct questions: the helping verb that is missing, and the order of the words."""

from collections.abc import Iterator

from ai_tools.offline.grammar.sentence import (
    BE,
    FINITE,
    MODALS,
    PERSONAL_SUBJECTS,
    THIRD_PERSON,
    Finding,
    Sentence,
    base_of,
)
from ai_tools.offline.grammar.tables import any_of
from ai_tools.text import lexicon

ASKING = any_of("who what where when why how which")


def is_question(s: Sentence) -> bool:
    return s.tokens[-1].text == "?"


def question_word(s: Sentence) -> int:
    """Return the place after the question words that begin the sentence; 0 if there are none."""
    start = 1 if s.low(0) in any_of("and but so then hi hello") else 0
    if s.low(start) not in ASKING or s.tag(start) not in {"WRB", "WP", "WDT"}:
        return 0
    after = start + 1
    if s.low(start) == "how" and s.low(after) in any_of("much many long often far old big fast"):
        after += 1
        if s.low(after - 1) in {"much", "many"} and s.tag(after) in {"NN", "NNS"}:
            after += 1
    elif (
        s.low(start) in {"what", "which"}
        and s.tag(after) in {"NN", "NNS"}
        and s.low(after) in any_of("time kind color colour day type books book food movie film music")
    ):
        after += 1
    return after


def direct(s: Sentence) -> Iterator[Finding]:
    """Yield *Why you are late?*, *Where he going?* and *How much it costs?*."""
    at = question_word(s)
    if not at or not is_question(s) or s.low(at) not in PERSONAL_SUBJECTS or "," in s.lows(at, len(s)):
        return
    if s.low(at - 1) == "who" or (s.low(0) == "how" and s.tag(1) == "JJ"):
        return
    subject, verb = s.low(at), at + 1
    word, tag = s.low(verb), s.tag(verb)
    if s.skip_adverbs(verb) != verb:
        return
    if is_auxiliary(s, verb):
        if s.low(verb + 1) != "n't":
            agreeing = "were" if word == "was" and subject in any_of("you we they") else word
            inverted = f"{agreeing} {s.tokens[at].text}"
            sure = not any(s.tag(i) in FINITE for i in range(verb + 1, len(s)))
            yield s.replaced(at, inverted, rule="QuestionOrder", count=2, sure=sure)
    elif tag == "VBG":
        yield s.inserted(at, form_of_be(subject), rule="MissingBe")
    elif tag in {"VBP", "VBZ", "VBD", "VB"} and word not in BE | {"do", "does", "did"}:
        yield from do_missing(s, at)


def is_auxiliary(s: Sentence, at: int) -> bool:
    """Tell whether a form of *be*, a modal, or the *have* of a perfect stands at `at`."""
    word = s.low(at)
    if word in BE | MODALS and s.tag(at) != "VBG" and word not in any_of("'m 's 're 'll be"):
        return True
    return word in {"has", "have", "had", "'ve"} and s.tag(at + 1) == "VBN"


def do_missing(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield the order of a statement after the question word: *How much it costs?*."""
    subject, word = s.low(at), s.low(at + 1)
    form = lexicon.verb(word)
    if not form or any(s.tag(i) in {"VBZ", "VBD", "MD"} for i in range(at + 2, len(s))):
        return
    if "past" in lexicon.forms(word) and "base" not in lexicon.forms(word):
        helper = "did"
    else:
        helper = "does" if subject in THIRD_PERSON else "do"
    sure = subject != "you" or word not in {"think", "know"}
    asked = f"{helper} {s.tokens[at].text} {form.base}"
    yield s.replaced(at, asked, rule="MissingDo", count=2, sure=sure)


def form_of_be(subject: str) -> str:
    return {"i": "am", "he": "is", "she": "is", "it": "is"}.get(subject, "are")


def mark(s: Sentence) -> Iterator[Finding]:
    """Yield the full stop after a question."""
    last = s.tokens[-1]
    if last.text != "." or len(s) < 4:
        return
    at = question_word(s)
    helper = s.low(at)
    if (
        at
        and helper in any_of("are is do does did can could will would was were should")
        and s.low(at + 1) in PERSONAL_SUBJECTS
        and s.low(at + 2) != "n't"
    ):
        if (s.low(0) == "how" and helper in {"is", "are"} and s.tag(1) == "JJ") or (
            s.low(0) == "when" and any(s.low(i) == "," for i in range(len(s)))
        ):
            return
        yield s.replaced(len(s) - 1, "?", rule="QuestionMark")
    elif (
        s.low(0) in any_of("do does did can could would are is")
        and s.low(1) == "you"
        and s.tag(2) in {"VB", "JJ", "VBG", "RB"}
    ):
        yield s.replaced(
            len(s) - 1,
            "?",
            rule="QuestionMark",
            sure=s.low(0) in {"do", "does", "did", "are"} and base_of(s.low(2)) is not None,
        )


def find(s: Sentence) -> Iterator[Finding]:
    """Yield what is wrong in questions."""
    yield from direct(s)
    yield from mark(s)
