"""Prepositions that are missing: *listen music*, *wait the bus*."""

from collections.abc import Callable, Iterator

from ai_tools.offline.grammar.rules.words.time_and_place import PERIODS
from ai_tools.offline.grammar.sentence import BE, Finding, Sentence, base_of
from ai_tools.offline.grammar.tables import any_of

TO_PERSON = any_of("reply listen talk belong happen apologize apologise respond explain speak")
SCHOOLS = any_of("school college university bed church hospital work")
TOWN = any_of(
    "market shop bank beach cinema gym park library airport restaurant party "
    "supermarket doctor dentist station mall office temple zoo museum"
)


WORK = any_of("post job position visa course scholarship loan leave admission")
SPANS = PERIODS | any_of(
    "moment while time interval period second turn turns bit night life afternoon morning"
)


def to_person(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *reply me* and *explain me*."""
    if s.low(at + 1) not in {"me", "him", "us", "them"}:
        return
    base, following = base_of(s.low(at)), s.tag(at + 2)
    if base in {"explain", "talk", "speak"}:
        clear = s.is_end(at + 2) or following in any_of("IN DT PRP$ WRB WP")
        # "They talk us into it" needs no "to".
        if not clear or (base == "explain" and following == "IN"):
            return
    if not (base == "talk" and s.low(at + 2) in {"into", "out", "through"}):
        yield s.inserted(at + 1, "to", rule="MissingPreposition", sure=s.low(at + 2) != "to")


def to_thing(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *listen music* and *belong my brother*."""
    after = s.low(at + 1)
    if (
        s.tag(at) == "VBG"
        and s.low(at - 1) not in BE | any_of("like enjoy love by of and likes start started")
    ) or after in any_of("- material skills that"):
        return
    if s.tag(at + 1) in {"DT", "PRP$", "NN", "NNS"}:
        phrase = s.phrase(at + 1)
        if phrase and s.low(phrase.head) in SPANS:
            return
        names_thing = phrase is not None
        sure = names_thing and after not in {"all", "both", "some", "a"}
        yield s.inserted(at + 1, "to", rule="MissingPreposition", sure=sure)


def apply_for(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *apply the job*."""
    phrase = s.phrase(at + 1)
    if phrase and s.tag(at + 1) in {"DT", "PRP$"} and s.low(phrase.head) in WORK:
        yield s.inserted(at + 1, "for", rule="MissingPreposition")


def wait_for(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *wait the bus*."""
    phrase = s.phrase(at + 1)
    determined = s.tag(at + 1) in {"DT", "PRP$"} and s.low(at + 1) not in {"a", "an"}
    if phrase and determined and s.low(phrase.head) not in SPANS:
        yield s.inserted(at + 1, "for", rule="MissingPreposition")


def arrive_at(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *arrived the airport*."""
    phrase = s.phrase(at + 1)
    if phrase and s.tag(at + 1) in {"DT", "PRP$"} and s.low(phrase.head) in TOWN | any_of("hotel house"):
        yield s.inserted(at + 1, "at", rule="MissingPreposition")


def go_to(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *go school* and *go market*."""
    after = s.low(at + 1)
    if after in SCHOOLS | TOWN and s.tag(at + 2) not in {"NN", "NNS", "VBG"}:
        yield s.inserted(at + 1, "to" if after in SCHOOLS else "to the", rule="MissingPreposition")


def look_at(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *look the picture*."""
    phrase = s.phrase(at + 1)
    if (
        phrase
        and s.tag(at + 1) in {"DT", "PRP$"}
        and s.low(at + 1) not in {"that", "all", "a"}
        and s.low(phrase.head) not in any_of("way part same age picture other")
        and phrase.end > phrase.start + 1
    ):
        yield s.inserted(at + 1, "at", rule="MissingPreposition", sure=False)


RULES: dict[str, tuple[Callable[[Sentence, int], Iterator[Finding]], ...]] = {
    **dict.fromkeys(TO_PERSON, (to_person,)),
    "listen": (to_person, to_thing),
    "belong": (to_person, to_thing),
    "apply": (apply_for,),
    "arrive": (arrive_at,),
    "wait": (wait_for,),
    "go": (go_to,),
    "look": (look_at,),
    "stare": (look_at,),
}
"""The rules for each verb that needs a preposition."""


def find(s: Sentence) -> Iterator[Finding]:
    """Yield the missing prepositions."""
    for at in range(len(s)):
        base = base_of(s.low(at)) if s.tag(at)[:2] == "VB" else None
        for rule in RULES.get(base or "", ()):
            yield from rule(s, at)
