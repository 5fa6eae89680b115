"""Prepositions with one right answer: after verbs, adjectives and nouns, and before times and places."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ai_tools.offline.grammar.sentence import BE, Finding, Sentence, base_of
from ai_tools.offline.grammar.tables import any_of, lines, words
from ai_tools.text import lexicon

_RULES = {
    "v": "PrepositionAfterVerb",
    "o": "PrepositionAfterVerb",
    "a": "PrepositionAfterAdjective",
    "n": "PrepositionAfterNoun",
}
_LINKING = BE | any_of(
    "feel feels felt get gets got become became seem seems very so not n't really more "
    "too always quite also most looks look ai"
)
_DAYS = frozenset(f"{day}{s}" for day in words("days") for s in ("", "s"))
_PARTS = any_of("morning evening afternoon")
_PERIODS = any_of(
    "years year months month weeks week days day hours hour minutes minute decades centuries seconds"
)
_DEADLINE = any_of("finish submit complete deliver send return hand pay done ready")


class _Row(NamedTuple):
    wrong: frozenset[str]
    right: str
    unless: frozenset[str]
    sure: bool


def find(sentence: Sentence) -> Iterator[Finding]:
    """Yield the wrong, missing and needless prepositions of a sentence."""
    for at in range(len(sentence)):
        yield from _collocation(sentence, at)
        yield from _before_time(sentence, at)
        yield from _enter(sentence, at)
        yield from _partitive(sentence, at)
        yield from _missing(sentence, at)


def _collocation(s: Sentence, at: int) -> Iterator[Finding]:
    word, tag = s.low(at), s.tag(at)
    if tag[:2] == "VB" and (base := base_of(word)):
        yield from _after(s, at + 1, _table().get(("v", base), ()), "v")
        obj = s.phrase(at + 1)
        if obj and obj.end - obj.start <= 3:
            yield from _after(s, obj.end, _table().get(("o", base), ()), "o")
    if tag[:2] in {"JJ", "VB"} and (s.low(at - 1) in _LINKING or s.tag(at - 1) == "RB"):
        yield from _after(s, at + 1, _table().get(("a", word), ()), "a")
    if tag in {"NN", "NNS"}:
        yield from _after(s, at + 1, _table().get(("n", lexicon.singular(word) or word), ()), "n")


_ROOMS = any_of(
    "room house building school class classroom office shop store hall kitchen country "
    "city university college restaurant cafe bank garden church hotel museum village"
)


def _enter(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *enter in the room*."""
    if (
        (
            base_of(s.low(at)) == "enter"
            and s.tag(at)[:2] == "VB"
            and s.low(at + 1) in {"in", "into", "to"}
            and (phrase := s.phrase(at + 2))
        )
        and s.low(phrase.head) in _ROOMS
        and s.tag(at + 2) in {"DT", "PRP$"}
    ):
        yield s.removed(at + 1, rule="NeedlessPreposition")


def _partitive(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *some from them* and *the end from May*."""
    before, after = s.low(at - 1), s.low(at + 1)
    if s.low(at) not in {"from", "in"}:
        return
    if before in any_of("some two three four many most both half none all each") and after in {"them", "us"}:
        yield s.replaced(at, "of", rule="PrepositionAfterNoun", sure=s.low(at) == "from" and s.is_end(at + 2))
    elif (
        before in any_of("end beginning middle top bottom") and s.low(at - 2) == "the" and s.low(at) == "from"
    ):
        yield s.replaced(at, "of", rule="PrepositionAfterNoun", sure=after in words("months"))


def _after(s: Sentence, at: int, rows: tuple[_Row, ...], kind: str) -> Iterator[Finding]:
    for row in rows:
        if s.low(at) not in row.wrong or s.is_end(at + 1) or s.low(at + 1) in row.unless:
            continue
        if (s.low(at) == "to" and s.tag(at + 1) == "VB") or s.low(at + 1) in _DAYS | words("months") | {
            "last",
            "next",
            "several",
            "many",
        }:
            continue
        if s.tag(at + 1) not in any_of("DT PRP$ PRP NN NNS NNP JJ VBG CD PDT"):
            continue
        rule = _RULES[kind]
        if row.right == "-":
            yield s.removed(at, rule="NeedlessPreposition", sure=row.sure)
        else:
            yield s.replaced(at, row.right, rule=rule, sure=row.sure)
        return


def _before_time(s: Sentence, at: int) -> Iterator[Finding]:
    word, after, third = s.low(at), s.low(at + 1), s.low(at + 2)
    if word in {"in", "at", "on"}:
        yield from _date(s, at, word, after, third)
        if (
            after in {"next", "last", "this", "every"}
            and third in _DAYS | _PERIODS | _PARTS | words("months") | {"weekend", "time"}
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
    if word == "during" and s.tag(at + 1) == "CD" and third in _PERIODS and s.low(at + 3) != "ago":
        yield s.replaced(at, "for", rule="TimePreposition")
    if word in {"until", "till"} and after in _DAYS | {"tomorrow", "tonight"}:
        verbs = {base_of(s.low(i)) or s.low(i) for i in range(max(0, at - 5), at) if s.tag(i)[:2] == "VB"}
        if verbs & _DEADLINE and not any(s.low(i) in {"not", "n't", "wait"} for i in range(at)):
            yield s.replaced(at, "by", rule="TimePreposition")


def _date(s: Sentence, at: int, word: str, after: str, third: str) -> Iterator[Finding]:
    if (
        word in {"in", "at"}
        and after in _DAYS
        and third != "the"
        and base_of(s.low(at - 1)) not in _PARTICLE_VERBS
        and s.low(at - 1) not in {"it", "them", "him", "her"}
        and third != "'s"
    ):
        # "From Monday in Friday" may mean "to Friday".
        until = ("to",) if "from" in s.lows(at - 7, 7 if at > 7 else at) else ()
        sure = s.tokens[at + 1].text[0].isupper() and not until
        yield s.replaced(at, *until, "on", rule="TimePreposition", sure=sure)
    elif word in {"on", "at"} and after in words("months") and s.tokens[at + 1].text[0].isupper():
        if not third[:1].isdigit() and s.tag(at + 2) not in {"NN", "NNS", "NNP", "CD"}:
            yield s.replaced(at, "in", rule="TimePreposition")
    elif word in {"on", "at"} and len(after) == 4 and after.isdigit() and 1500 < int(after) < 2100:
        if s.tag(at + 2) not in any_of("NN NNS NNP JJ CD") and third not in {":", "%", "hours"}:
            yield s.replaced(
                at, "in", rule="TimePreposition", sure=s.tag(at - 1)[:2] != "VB" or s.low(at - 1) == "born"
            )
    elif (
        word in {"on", "at"}
        and after == "the"
        and third in _PARTS
        and s.low(at + 3) not in {"of", "before", "after"}
    ):
        if s.tag(at + 3) not in {"NN", "NNS"}:
            yield s.replaced(at, "in", rule="TimePreposition")
    else:
        yield from _clock(s, at, word, after, third)


def _clock(s: Sentence, at: int, word: str, after: str, third: str) -> Iterator[Finding]:
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
        yield from _place(s, at, word, after, third)


def _place(s: Sentence, at: int, word: str, after: str, third: str) -> Iterator[Finding]:
    if word == "in" and after == "the" and third in words("ordinals") and s.low(at + 3) == "floor":
        yield s.replaced(at, "on", rule="PlacePreposition")
    elif (
        word in {"in", "at"} and s.tag(at + 1) == "NNP" and _is_motion(s, at - 1) and after in words("places")
    ):
        yield s.replaced(at, "to", rule="PlacePreposition")


_PARTICLE_VERBS = any_of("come hand check turn call drop send move go get bring be drive fly pop")


def _is_motion(s: Sentence, at: int) -> bool:
    return base_of(s.low(at)) in any_of("go travel come move fly return drive") and s.tag(at)[:2] == "VB"


_TO_PERSON = any_of("reply listen talk belong happen apologize apologise respond explain speak")
_SCHOOLS = any_of("school college university bed church hospital work")
_TOWN = any_of(
    "market shop bank beach cinema gym park library airport restaurant party "
    "supermarket doctor dentist station mall office temple zoo museum"
)


def _missing(s: Sentence, at: int) -> Iterator[Finding]:
    word, after = s.low(at), s.low(at + 1)
    if s.tag(at)[:2] not in {"VB", "NN", "JJ"}:
        return
    base = base_of(word)
    if base == "explain" and s.tag(at + 2) == "IN":
        return
    if (
        base in _TO_PERSON
        and s.tag(at)[:2] == "VB"
        and after in {"me", "him", "us", "them"}
        and (
            base not in {"explain", "talk", "speak"}
            or s.is_end(at + 2)
            or s.tag(at + 2) in any_of("IN DT PRP$ WRB WP")
        )
        and not (base == "talk" and s.low(at + 2) in {"into", "out", "through"})
    ):
        yield s.inserted(at + 1, "to", rule="MissingPreposition", sure=s.low(at + 2) != "to")
    if (
        base in {"listen", "belong"}
        and s.tag(at)[:2] == "VB"
        and (
            s.tag(at) != "VBG"
            or s.low(at - 1) in BE | any_of("like enjoy love by of and likes start started")
        )
        and s.low(at + 1) not in {"-", "material", "skills"}
        and s.tag(at + 1) in {"DT", "PRP$", "NN", "NNS"}
        and after != "that"
    ):
        yield s.inserted(
            at + 1,
            "to",
            rule="MissingPreposition",
            sure=after not in {"all", "both", "some", "a"}
            and (phrase := s.phrase(at + 1)) is not None
            and s.low(phrase.head) not in _PERIODS,
        )
    yield from _missing_for(s, at, base)


def _missing_for(s: Sentence, at: int, base: str | None) -> Iterator[Finding]:
    """Yield *wait the bus*, *go market* and *look the picture*."""
    after = s.low(at + 1)
    phrase = s.phrase(at + 1)
    if (
        base == "apply"
        and s.tag(at)[:2] == "VB"
        and s.tag(at + 1) in {"DT", "PRP$"}
        and phrase
        and s.low(phrase.head)
        in any_of("post job position role visa course scholarship loan leave admission")
    ):
        yield s.inserted(at + 1, "for", rule="MissingPreposition")
    if (
        base == "wait"
        and s.tag(at)[:2] == "VB"
        and (phrase := s.phrase(at + 1))
        and s.tag(at + 1) in {"DT", "PRP$"}
        and s.low(at + 1) not in {"a", "an"}
    ) and s.low(phrase.head) not in _PERIODS | any_of(
        "moment while time interval period second turn turns bit night life afternoon morning"
    ):
        yield s.inserted(at + 1, "for", rule="MissingPreposition")
    if (
        base == "go"
        and s.tag(at)[:2] == "VB"
        and after in _SCHOOLS | _TOWN
        and s.tag(at + 2) not in {"NN", "NNS", "VBG"}
    ):
        yield s.inserted(at + 1, "to" if after in _SCHOOLS else "to the", rule="MissingPreposition")
    if (
        base in {"look", "stare"}
        and s.tag(at)[:2] == "VB"
        and s.tag(at + 1) in {"DT", "PRP$"}
        and after not in {"that", "all"}
    ) and (
        (phrase := s.phrase(at + 1))
        and s.low(phrase.head) not in any_of("way part same age picture other")
        and phrase.end > phrase.start + 1
        and after != "a"
    ):
        yield s.inserted(at + 1, "at", rule="MissingPreposition", sure=False)


@cache
def _table() -> dict[tuple[str, str], tuple[_Row, ...]]:
    table: dict[tuple[str, str], tuple[_Row, ...]] = {}
    sure = True
    for line in lines("collocations"):
        if line.endswith(":"):
            sure = line == "sure:"
            continue
        kind, heads, change, unless = (part.strip() for part in line.split("|"))
        wrong, right = change.split(">")
        row = _Row(frozenset(wrong.split()), right.strip(), frozenset(unless.split()), sure)
        for head in heads.split():
            table[kind, head] = (*table.get((kind, head), ()), row)
    return table
