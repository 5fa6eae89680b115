"""Prepositions before times and places."""

from collections.abc import Iterator

from ai_tools.offline.grammar.rules.words.collocations import DAYS
from ai_tools.offline.grammar.sentence import Finding, Sentence, base_of
from ai_tools.offline.grammar.tables import any_of, words

PARTS = any_of("morning evening afternoon")
PERIODS = any_of(
    "years year months month weeks week days day hours hour minutes minute decades centuries seconds"
)
DEADLINE = any_of("finish submit complete deliver send return hand pay done ready")


def before_time(s: Sentence, at: int) -> Iterator[Finding]:
    word, after, third = s.low(at), s.low(at + 1), s.low(at + 2)
    if word in {"in", "at", "on"}:
        yield from date(s, at, word, after, third)
        if (
            after in {"next", "last", "this", "every"}
            and third in DAYS | PERIODS | PARTS | words("months") | {"weekend", "time"}
            and (
                not (after in {"this", "last"} and third in any_of("day days time minute moment week"))
                and s.low(at + 3) not in {"'s", "of", "but"}
                and s.tag(at + 3) not in {"NN", "NNS"}
            )
            and not (word == "on" and after in {"this", "every"})
            and s.tag(at - 1)
            not in {
                "VB",
                "VBD",
                "VBZ",
            }
        ):
            yield s.removed(at, rule="NeedlessPreposition", sure=True)
        if (
            after in {"yesterday", "today", "tomorrow", "tonight"}
            and s.low(at + 2) != "'s"
            and s.tag(at + 2) not in {"NN", "NNS"}
            and s.tag(at - 1) in {"NN", "NNS", "PRP", ""}
        ):
            yield s.removed(at, rule="NeedlessPreposition", sure=True)
    if word == "during" and s.tag(at + 1) == "CD" and third in PERIODS and s.low(at + 3) != "ago":
        yield s.replaced(at, "for", rule="TimePreposition")
    if word in {"until", "till"} and after in DAYS | {"tomorrow", "tonight"}:
        verbs = {base_of(s.low(i)) or s.low(i) for i in range(max(0, at - 5), at) if s.tag(i)[:2] == "VB"}
        if verbs & DEADLINE and not any(s.low(i) in {"not", "n't", "wait"} for i in range(at)):
            yield s.replaced(at, "by", rule="TimePreposition")


def date(s: Sentence, at: int, word: str, after: str, third: str) -> Iterator[Finding]:
    if (
        word in {"in", "at"}
        and after in DAYS
        and third != "the"
        and base_of(s.low(at - 1)) not in PARTICLE_VERBS
        and s.low(at - 1) not in {"it", "them", "him", "her"}
        and third != "'s"
    ):
        # "From Monday in Friday" may mean "to Friday".
        until = ("to",) if "from" in s.lows(at - 7, 7) else ()
        sure = s.tokens[at + 1].text[0].isupper() and not until
        yield s.replaced(at, *until, "on", rule="TimePreposition", sure=sure)
    elif word in {"on", "at"} and after in words("months") and s.tokens[at + 1].text[0].isupper():
        # A line may end between the month and the day.
        ends_line = at + 2 == len(s) and s.text.endswith("\n")
        if not (third[:1].isdigit() or ends_line) and s.tag(at + 2) not in {"NN", "NNS", "NNP", "CD", "POS"}:
            yield s.replaced(at, "in", rule="TimePreposition")
    elif word in {"on", "at"} and len(after) == 4 and after.isdigit() and 1500 < int(after) < 2100:
        if s.tag(at + 2) not in any_of("NN NNS NNP JJ CD") and third not in {":", "%", "hours"}:
            yield s.replaced(
                at, "in", rule="TimePreposition", sure=s.tag(at - 1)[:2] != "VB" or s.low(at - 1) == "born"
            )
    elif (
        word in {"on", "at"}
        and after == "the"
        and third in PARTS
        and s.low(at + 3) not in {"of", "before", "after"}
    ):
        if s.tag(at + 3) not in {"NN", "NNS"}:
            yield s.replaced(at, "in", rule="TimePreposition")
    else:
        yield from clock(s, at, word, after, third)


def clock(s: Sentence, at: int, word: str, after: str, third: str) -> Iterator[Finding]:
    if word in {"on", "in"} and after == "night" and s.is_end(at + 2):
        yield s.replaced(at, "at", rule="TimePreposition")
    elif (
        word in {"in", "on"}
        and after[:1].isdigit()
        and (third in any_of("o'clock pm am p.m a.m") or after.endswith(("pm", "am")))
    ):
        if word == "in" and s.low(at - 1) not in {"turn", "comes"}:
            yield s.replaced(at, "at", rule="TimePreposition")
    elif (
        word == "on"
        and after in {"summer", "winter", "autumn", "spring"}
        and s.tag(at + 2) not in {"NN", "NNS", "VBG"}
    ):
        yield s.replaced(at, "in", rule="TimePreposition")
    elif (
        word in {"in", "at"}
        and after in {"my", "his", "her", "your"}
        and third in {"birthday", "wedding", "anniversary"}
    ):
        if s.tag(at + 3) not in {"NN", "NNS"}:
            yield s.replaced(
                at, "on" if third != "wedding" else "at", rule="TimePreposition", sure=third == "birthday"
            )
    else:
        yield from before_place(s, at, word, after, third)


def before_place(s: Sentence, at: int, word: str, after: str, third: str) -> Iterator[Finding]:
    if word == "in" and after == "the" and third in words("ordinals") and s.low(at + 3) == "floor":
        yield s.replaced(at, "on", rule="PlacePreposition")
    elif (
        word in {"in", "at"} and s.tag(at + 1) == "NNP" and is_motion(s, at - 1) and after in words("places")
    ):
        yield s.replaced(at, "to", rule="PlacePreposition")


PARTICLE_VERBS = any_of("come hand check turn call drop send move go get bring be drive fly pop")


def is_motion(s: Sentence, at: int) -> bool:
    return base_of(s.low(at)) in any_of("go travel come move fly return drive") and s.tag(at)[:2] == "VB"


def find(s: Sentence) -> Iterator[Finding]:
    """Yield the wrong prepositions before times and places."""
    for at in range(len(s)):
        yield from before_time(s, at)
