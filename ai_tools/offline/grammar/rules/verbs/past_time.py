"""The past tense that a time in the sentence decides: *yesterday*, *ago*, *When I was young*."""

from collections.abc import Iterator

from ai_tools.offline.grammar.sentence import NOMINATIVES, PERSONAL_SUBJECTS, Finding, Sentence
from ai_tools.offline.grammar.tables import any_of
from ai_tools.text import lexicon

PERIODS = any_of("years year months month weeks week days day hours hour minutes minute decades")
NOT_PAST = any_of(
    "think know believe hope guess remember understand say says feel mean need am is "
    "are suppose want admit must put read see hear find regret like love miss wonder "
    "still thank wish write have has do does"
)
"""Words that may stand in the present even so, or are no main verb."""


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


OTHER_TIMES = any_of('since if until " “ who which because when that today now every always than from')
"""Words of sentences in which the time may be about something else."""


def past_time(s: Sentence) -> Iterator[Finding]:
    """Yield the present with a time that is over: *Yesterday I go to school*."""
    time = next(past_times(s), None)
    if time is None or s.places(OTHER_TIMES):
        return
    for at in s.places(PERSONAL_SUBJECTS, before_end=1):
        verb = s.skip_adverbs(at + 1)
        in_other_clause = any(s.low(i) in {",", ";", ":", "-"} for i in range(verb, time))
        # "Thank you for your help yesterday, I am glad": there the time ends a clause of its own.
        in_other_clause |= 2 < time < at and "," in s.lows(time, at - time)
        # Indian English: "Yesterday only I have spoken with him".
        only = s.low(time + 1) in {"only", "itself"}
        if in_other_clause or not (s.starts_clause(at) or at == time + 1 + only):
            continue
        if says_when(s, time, verb):
            yield from in_past(s, at, verb, time)
        return


def past_of_noun(s: Sentence) -> Iterator[Finding]:
    """Yield the present of a noun with a time that is over: *Yesterday my brother go to school*."""
    time = next(past_times(s), None)
    if time is None or s.places(OTHER_TIMES):
        return
    for phrase in s.phrases:
        begins = s.starts_clause(phrase.start) or phrase.start in {time + 1, time + 2}
        verb = s.skip_adverbs(phrase.end)
        if s.tag(phrase.head)[:2] != "NN" or not begins or verb == time:
            continue
        between = any(s.low(i) in {";", ":", "-", "("} for i in range(min(verb, time), max(verb, time)))
        plain = s.tag(verb) in {"VB", "VBP", "VBZ"} and s.low(verb + 1) not in {"'s", "-"}
        form = lexicon.verb(s.low(verb))
        if plain and form and s.low(verb) not in NOT_PAST and form.past != s.low(verb) and not between:
            if says_when(s, time, verb):
                yield s.replaced(verb, form.past, rule="PastTime", sure=False)
            return


def says_when(s: Sentence, time: int, verb: int) -> bool:
    """Tell whether a time is about this verb: no other verb or noun takes it (*last night's game*)."""
    if time < verb:
        return True
    if any(s.tag(i) in {"VBN", "VBD", "VBG", "VB"} for i in range(verb + 2, time)):
        return False
    is_last = s.low(time) == "last"
    if time > verb and is_last and s.tag(time - 1)[:2] == "VB":
        return False
    return s.is_end(time + (2 if is_last else 1)) or s.tag(time + 1) in {"IN", "CC"}


def in_past(s: Sentence, subject: int, verb: int, time: int) -> Iterator[Finding]:
    """Yield *have seen*, *see* and *is seeing* as what they are in the past."""
    word, tag, next_tag = s.low(verb), s.tag(verb), s.tag(verb + 1)
    perfect = word in {"have", "has"} and next_tag == "VBN" and s.low(verb + 1) not in {"been", "got"}
    if perfect and (participle := lexicon.verb(s.low(verb + 1))):
        yield s.replaced(verb, participle.past, rule="PastTime", count=2)
    elif past := past_of_present(s, verb):
        only_verb = all(s.tag(i) != "VBD" for i in range(time, verb))
        near = "base" in lexicon.forms(word) and abs(time - verb) < 10
        yield s.replaced(verb, past, rule="PastTime", sure=only_verb and (tag == "VBZ" or near))
    elif word in {"is", "are", "am"} and next_tag in {"VBG", "JJ", "IN", "DT"} and time < subject + 3:
        past = "were" if word == "are" else "was"
        yield s.replaced(verb, past, rule="PastTime", sure=next_tag == "VBG" or time == 0)


def past_of_present(s: Sentence, verb: int) -> str | None:
    """Return the past of a verb in the present, None if it may stand there or its past looks the same."""
    word, form = s.low(verb), lexicon.verb(s.low(verb))
    if s.tag(verb) not in {"VBP", "VBZ"} or not form or word in NOT_PAST or form.past == word:
        return None
    return form.past


def after_when(s: Sentence) -> Iterator[Finding]:
    """Yield the present after *When I was young, …*."""
    begins = s.phrase(1) is not None
    first = next((i for i in range(2, len(s)) if s.tag(i) in {"VBD", "VBZ", "VBP", "MD"}), len(s))
    if s.low(0) != "when" or not begins or s.tag(first) != "VBD":
        return
    for at in range(first + 1, len(s) - 1):
        phrase = s.phrase(at)
        opens = s.low(at - 1) == "," or s.tag(at - 1) in any_of("NN NNS JJ RB CD")
        if phrase and opens and (s.low(at) in NOMINATIVES | {"it"} or s.tag(at) in {"DT", "PRP$", "NNP"}):
            verb = s.skip_adverbs(phrase.end)
            if past := past_of_present(s, verb):
                yield s.replaced(verb, past, rule="PastTime", sure=False)
            return


def find(s: Sentence) -> Iterator[Finding]:
    """Yield the verbs that should stand in the past."""
    yield from past_time(s)
    yield from past_of_noun(s)
    yield from after_when(s)
