"""The past tense that a time in the sentence decides: *yesterday*, *ago*, *When I was young*."""

from collections.abc import Iterator

from ai_tools.offline.grammar.sentence import NOMINATIVES, Finding, Sentence
from ai_tools.offline.grammar.tables import any_of
from ai_tools.text import lexicon

PERIODS = any_of("years year months month weeks week days day hours hour minutes minute decades")
SUBJECTS = NOMINATIVES | {"you", "it"}
NOT_PAST = any_of(
    "think know believe hope guess remember understand say says feel mean need am is "
    "are suppose want admit must put read see hear find regret like love miss wonder "
    "still thank wish write"
)


def past_times(s: Sentence) -> Iterator[int]:
    """Yield where a time begins that is over."""
    for at in range(len(s)):
        word, after = s.low(at), s.low(at + 1)
        if s.low(at - 1) in any_of("of about before by for from in on than till until"):
            continue  # part of a noun phrase: "we have read the report of last week"
        if (
            (word == "yesterday" and after != "'s" and s.tag(at + 1) not in {"NN", "NNS"})
            or (
                word == "last"
                and after
                in any_of(
                    "night week month year summer winter weekend sunday monday saturday friday tuesday "
                    "wednesday thursday"
                )
                and s.low(at - 1) not in any_of("the 's since until these")
                and s.low(at + 2) != "'s"
            )
            or (word == "ago" and s.low(at - 1) in PERIODS)
        ):
            yield at


def past_time(s: Sentence) -> Iterator[Finding]:
    time = next(past_times(s), None)
    if time is None or any(
        s.low(i) in any_of('since if until " “ who which because when that today now every always than from')
        for i in range(len(s))
    ):
        return
    for at in range(len(s) - 1):
        if s.low(at) not in SUBJECTS or not (s.starts_clause(at) or at == time + 1):
            continue
        verb = s.skip_adverbs(at + 1)
        if (
            any(s.low(i) in {",", ";", ":", "-"} for i in range(min(verb, time), max(verb, time)))
            and time > verb
        ):
            continue
        word, form = s.low(verb), lexicon.verb(s.low(verb))
        if time > verb and (
            any(s.tag(i) in {"VBN", "VBD", "VBG", "VB"} for i in range(verb + 2, time))
            or (s.tag(time - 1)[:2] == "VB" and s.low(time) == "last")
        ):
            return
        closes = (
            s.is_end(time + (2 if s.low(time) == "last" else 1))
            or time < verb
            or s.tag(time + 1) in {"IN", "CC"}
        )
        if not closes:
            return
        if (
            word in {"have", "has"}
            and s.tag(verb + 1) == "VBN"
            and s.low(verb + 1) not in {"been", "got"}
            and (second := lexicon.verb(s.low(verb + 1)))
        ):
            yield s.replaced(verb, second.past, rule="PastTime", count=2)
        elif (
            s.tag(verb) in {"VBP", "VBZ"}
            and form
            and word not in NOT_PAST | {"have", "has", "do", "does"}
            and form.past != word
        ):
            yield s.replaced(
                verb,
                form.past,
                rule="PastTime",
                sure=all(s.tag(i) != "VBD" for i in range(time, verb))
                and (s.tag(verb) == "VBZ" or ("base" in lexicon.forms(word) and abs(time - verb) < 10)),
            )
        elif word in {"is", "are", "am"} and s.tag(verb + 1) in {"VBG", "JJ", "IN", "DT"} and time < at + 3:
            yield s.replaced(
                verb,
                "were" if word == "are" else "was",
                rule="PastTime",
                sure=s.tag(verb + 1) == "VBG" or time == 0,
            )
        return


def after_when(s: Sentence) -> Iterator[Finding]:
    """Yield the present after *When I was young, …*."""
    if s.low(0) != "when" or s.low(1) not in SUBJECTS or s.tag(2) != "VBD":
        return
    for at in range(3, len(s) - 1):
        if s.low(at) in NOMINATIVES | {"it"} and (
            s.low(at - 1) == "," or s.tag(at - 1) in any_of("NN NNS JJ RB CD")
        ):
            verb = s.skip_adverbs(at + 1)
            form, word = lexicon.verb(s.low(verb)), s.low(verb)
            if (
                s.tag(verb) in {"VBP", "VBZ"}
                and form
                and word not in NOT_PAST | {"have", "has", "do", "does"}
                and form.past != word
            ):
                yield s.replaced(verb, form.past, rule="PastTime", sure=False)
            return


def find(s: Sentence) -> Iterator[Finding]:
    """Yield the verbs that should stand in the past."""
    yield from past_time(s)
    yield from after_when(s)
