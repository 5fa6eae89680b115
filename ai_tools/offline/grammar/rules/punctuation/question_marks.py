"""Full stops after questions, also inside quotations and after the name of a speaker."""

from collections.abc import Iterator

from ai_tools.offline.grammar.sentence import BE, FINITE, MODALS, NOMINATIVES, Finding, Sentence
from ai_tools.offline.grammar.tables import any_of

ASKING = any_of("who what where when why how which whose")
HELPERS = any_of("are is do does did can could will would was were should have has had") | MODALS
SUBJECTS = NOMINATIVES | any_of("you it this that there")
OPENINGS = any_of(': " “ ? ! . –')


def find(s: Sentence) -> Iterator[Finding]:
    """Yield the full stops that end a question."""
    for stop in range(2, len(s)):
        after = s.low(stop + 1)
        if (
            s.low(stop) == "."
            and after in {"", '"', "”", "'"}
            and (s.tokens[stop].end < len(s.text) or after == "")
        ):
            start = max((i + 1 for i in range(stop) if s.low(i) in OPENINGS), default=0)
            sure = asks(s, start, stop)
            if sure is not None:
                token = s.tokens[stop]
                yield Finding(token.start, token.end, ("?",), "QuestionMark", sure)


def asks(s: Sentence, start: int, stop: int) -> bool | None:
    """Tell whether the words from `start` to `stop` surely ask; None if they do not seem to."""
    while (
        s.low(start) in any_of("and but so then well okay ok now hi hello first finally secondly ,")
        and start < stop
    ):
        start += 1
    if any(s.low(i) == "," for i in range(start, stop)) or stop - start < 2:
        commas = [i for i in range(start, stop) if s.low(i) == ","]
        # "Priya, where are you": a name before the question, not a relative clause after a noun.
        if not commas or commas[-1] - start > 1 or s.low(commas[-1] + 1) not in ASKING:
            return None
        start = commas[-1] + 1
    word, after = s.low(start), s.low(start + 1)
    if word in {"what", "how"} and after == "about" and stop - start < 8:
        return True
    if word in ASKING:
        return question_word(s, start, stop)
    if (
        word in HELPERS - any_of("had were should have has might may must shall")
        and after in SUBJECTS - {"that", "this"}
        and s.tag(start)[:2] in {"VB", "MD"}
    ):
        return yes_or_no(s, start, stop)
    return None


def question_word(s: Sentence, start: int, stop: int) -> bool | None:
    helper = start + 1
    if s.low(start) == "how" and s.tag(helper) in {"JJ", "RB"}:
        helper += 1
    if (
        s.low(start) in {"what", "which", "whose", "how"}
        and s.tag(helper) in {"NN", "NNS"}
        and s.low(helper) not in HELPERS
    ):
        helper += 1
    if s.low(helper) not in HELPERS or (
        helper > start + 1
        and s.low(start) == "how"
        and s.low(helper) in BE
        and s.low(helper + 1) in {"it", "this", "that"}
    ):
        return None
    subject = s.phrase(helper + 1)
    # "What is needed is time" states something: another verb follows.
    later = [i for i in range(helper + 1, stop) if s.tag(i) in FINITE and not s.starts_clause(i - 1)]
    if s.low(helper + 1) in SUBJECTS:
        return not later or s.low(helper) in {"do", "does", "did"}
    if (
        s.low(start) == "what"
        and s.tag(helper) == "MD"
        and s.low(helper + 1) == "be"
        and s.tag(helper + 2) == "VBN"
    ):
        # "What can be done must be done" states something.
        return None if any(s.tag(i) in FINITE for i in range(helper + 3, stop)) else True
    if not subject or later:
        return None
    if s.low(start) in any_of("why where when how"):
        return True
    return s.low(start) in {"what", "who"} and (
        subject.end >= stop or s.low(helper) in any_of("do does did can could will would should")
    )


def yes_or_no(s: Sentence, start: int, stop: int) -> bool | None:
    verb = s.skip_adverbs(start + 2)
    helper = s.low(start)
    form = s.tag(verb)
    if helper in any_of("do does did can could will would") and form == "VB":
        return True
    if helper in {"is", "are", "was"} and form in any_of("VBG JJ VBN DT IN") and s.low(start + 1) != "there":
        return form in {"VBG", "JJ"}
    return False if s.low(start + 1) in {"you", "there"} and verb < stop else None
