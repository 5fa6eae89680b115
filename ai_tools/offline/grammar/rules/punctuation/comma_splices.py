"""Commas between two sentences: *It was late, we went home*."""

from collections.abc import Iterator

from ai_tools.offline.grammar.rules.punctuation.openings import is_subject
from ai_tools.offline.grammar.sentence import BE, FINITE, NOMINATIVES, PUNCTUATION, Finding, Sentence
from ai_tools.offline.grammar.tables import any_of, words

NEW_SUBJECTS = NOMINATIVES | any_of("it this there you")
NO_MAIN_CLAUSE = any_of(
    "if when because although though while whenever unless once since as after before until whereas whatever "
    "whoever wherever however that whether how what who which where why had should were not even "
    "instead rather"
)
"""How a part of a sentence begins that cannot stand alone."""

SAYING = any_of(
    "say says said think thinks thought know knew believe hope hoped guess suppose mean means feel "
    "felt told tell see sure "
    "remember yes no well please ok okay so then"
)
ENDS = PUNCTUATION - any_of(', " “ ”')
ADDED = any_of("said says asked replied thought answered explained told added shouted whispered wrote")
INNER = any_of("if when because although though while whenever unless")
OPENERS = {
    tuple(opener.split())
    for opener in (
        "no matter", "each time", "every time", "the moment", "the minute", "next time", "now that",
        "given that", "in case", "in order", "so that",
    )
}  # fmt: skip
"""How other clauses begin that cannot stand alone: *Each time it rains*, *The moment I saw it*."""

GOES_ON = any_of("which who whom where whose including such like especially except or and not with without")
"""How a part of a sentence begins that only adds something to the main clause before it."""


def find(s: Sentence) -> Iterator[Finding]:
    """Yield the commas between two sentences: *It was late, we went home*."""
    for at in range(3, len(s) - 2):
        if s.low(at) == "," and s.low(at + 1) in NEW_SUBJECTS and splices(s, at):
            comma, subject = s.tokens[at], s.tokens[at + 1]
            yield Finding(
                comma.start, subject.end, (f". {subject.text.capitalize()}",), "CommaSplice", sure=False
            )
            return


def splices(s: Sentence, at: int) -> bool:
    """Tell whether whole sentences stand on both sides of the comma at `at`."""
    start = max((i + 1 for i in range(at) if ends_part(s, i)), default=0)
    start += s.low(start) in PUNCTUATION
    if s.low(at + 2) in ADDED or s.low(at - 1) in SAYING or s.tag(s.skip_adverbs(at + 2)) not in FINITE:
        return False  # as in: "I am fine, he said."
    if any(s.low(i) == "," and s.low(i + 1) in {"and", "or"} for i in range(at + 1, len(s) - 1)):
        return False  # a list of clauses
    if s.lows(at + 1, 3) in {("you", "know", ","), ("you", "see", ","), ("i", "mean", ",")}:
        return False
    if is_parallel(s, start, at) or any(opens_inside(s, i) for i in range(start + 1, at)):
        return False
    if (s.low(at + 1) == "this" and s.tag(at + 2)[:1] == "N") or s.low(at - 1) in words("days"):
        return False
    commas = [i for i in range(start, at) if s.low(i) == ","]
    if not commas:
        return is_whole(s, start, at)
    # Each part before the comma must belong to a sentence that is whole, not to a clause inside another one.
    begins = [start, *(comma + 1 for comma in commas)]
    mains: list[int] = []
    for begin in begins:
        # "When it rains, and the lights go out, …": a conjunction goes on with the clause before it.
        if is_main(s, begin) and (mains or s.low(begin) not in {"and", "or"}):
            mains.append(begin)
    return bool(mains) and all(begin <= mains[-1] or goes_on(s, begin) for begin in begins)


def ends_part(s: Sentence, at: int) -> bool:
    """Tell whether a mark ends a part of the sentence: not the full stop within *diff.tool*."""
    inside = at + 1 < len(s) and s.tokens[at + 1].start == s.tokens[at].end and s.low(at) == "."
    return s.low(at) in ENDS | {"]"} and not inside


def is_parallel(s: Sentence, start: int, at: int) -> bool:
    """Tell whether a comma joins what belongs together: *It's not the heat, it's the dust*."""
    if s.lows(start, 2) == s.lows(at + 1, 2):
        return True  # parallel on purpose: "I have seen it, I have heard it"
    denies = {"not", "n't"} & set(s.lows(start, at - start))
    same = s.low(start) == s.low(at + 1) or s.low(at + 1) == "it"
    return bool(denies and same and s.low(at + 2) in BE)


def opens_inside(s: Sentence, at: int) -> bool:
    """Tell whether a clause that the comma ends begins inside another one: *I know that if it rains, we*."""
    before = s.low(at - 1)
    return s.low(at) in INNER | {"once"} and before in any_of("that and but because so which as know say")


def goes_on(s: Sentence, begin: int) -> bool:
    """Tell whether a part after a comma only adds something: not in *and to my surprise, he won*."""
    joined = s.low(begin) in {"and", "or"}
    opens = s.tag(begin + 1) in {"IN", "TO", "WRB"} or s.low(begin + 1) in NO_MAIN_CLAUSE
    return s.low(begin) in GOES_ON and not (joined and opens)


def is_whole(s: Sentence, start: int, at: int) -> bool:
    """Tell whether the words from `start` up to `at`, which hold no comma, are a sentence."""
    if s.low(start) in NO_MAIN_CLAUSE or s.lows(start, 2) in OPENERS or s.low(start + 1) == "as":
        return False
    if s.low(start) == "the" and s.tag(start + 1) in {"JJR", "RBR"}:
        return False  # as in "the more I read, the less I know"
    verb = next((i for i in range(start, at) if s.is_finite(i)), None)
    if verb is None or not start < verb < at - 1 or s.tag(start) in any_of("VB VBN VBG IN TO MD"):
        return False
    opened = INNER & set(s.lows(start, verb - start))
    return s.low(verb - 1) not in NO_MAIN_CLAUSE and not opened


def is_main(s: Sentence, begin: int) -> bool:
    """Tell whether a main clause begins here: a subject and right after it a finite verb."""
    begin += s.low(begin) in {"and", "but", "so"}
    opened = {s.low(begin), s.low(begin - 2)} & NO_MAIN_CLAUSE
    return s.low(begin) == "please" or (not opened and is_subject(s, begin))
