"""Prepositions that are missing: *listen music*, *wait the bus*."""

from collections.abc import Iterator

from ai_tools.offline.grammar.rules.words.time_and_place import PERIODS
from ai_tools.offline.grammar.sentence import BE, Finding, Sentence, base_of
from ai_tools.offline.grammar.tables import any_of

TO_PERSON = any_of("reply listen talk belong happen apologize apologise respond explain speak")
SCHOOLS = any_of("school college university bed church hospital work")
TOWN = any_of(
    "market shop bank beach cinema gym park library airport restaurant party "
    "supermarket doctor dentist station mall office temple zoo museum"
)


VERBS = TO_PERSON | any_of("apply wait go look stare")


def missing(s: Sentence, at: int) -> Iterator[Finding]:
    word, after = s.low(at), s.low(at + 1)
    if s.tag(at)[:2] not in {"VB", "NN", "JJ"}:
        return
    base = base_of(word)
    if base not in VERBS or (base == "explain" and s.tag(at + 2) == "IN"):
        return
    if (
        base in TO_PERSON
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
            and s.low(phrase.head) not in PERIODS,
        )
    yield from missing_for(s, at, base)


def missing_for(s: Sentence, at: int, base: str | None) -> Iterator[Finding]:
    """Yield *wait the bus*, *go market* and *look the picture*."""
    after = s.low(at + 1)
    phrase = s.phrase(at + 1)
    if (
        base == "apply"
        and s.tag(at)[:2] == "VB"
        and s.tag(at + 1) in {"DT", "PRP$"}
        and phrase
        and s.low(phrase.head) in any_of("post job position visa course scholarship loan leave admission")
    ):
        yield s.inserted(at + 1, "for", rule="MissingPreposition")
    if (
        base == "wait"
        and s.tag(at)[:2] == "VB"
        and (phrase := s.phrase(at + 1))
        and s.tag(at + 1) in {"DT", "PRP$"}
        and s.low(at + 1) not in {"a", "an"}
    ) and s.low(phrase.head) not in PERIODS | any_of(
        "moment while time interval period second turn turns bit night life afternoon morning"
    ):
        yield s.inserted(at + 1, "for", rule="MissingPreposition")
    if (
        base == "go"
        and s.tag(at)[:2] == "VB"
        and after in SCHOOLS | TOWN
        and s.tag(at + 2) not in {"NN", "NNS", "VBG"}
    ):
        yield s.inserted(at + 1, "to" if after in SCHOOLS else "to the", rule="MissingPreposition")
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


def find(s: Sentence) -> Iterator[Finding]:
    """Yield the missing prepositions."""
    for at in range(len(s)):
        yield from missing(s, at)
