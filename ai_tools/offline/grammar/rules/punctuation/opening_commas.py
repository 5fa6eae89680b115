"""Commas after an opening phrase whose subject is a noun: *After lunch the children went out*."""

from collections.abc import Iterator

from ai_tools.offline.grammar.sentence import FINITE, NOMINATIVES, PUNCTUATION, Finding, Sentence
from ai_tools.offline.grammar.tables import any_of, words
from ai_tools.text import lexicon

PREPOSITIONS = any_of(
    "after before during at in on since despite without from over throughout under with for by as besides "
    "within until inside outside among between instead"
)
PARTICIPLES = any_of("depending according based judging starting beginning owing thanks due")
ADVERBS = any_of(
    "today previously outside inside furthermore later soon recently eventually suddenly nowadays meanwhile "
    "originally formerly initially usually normally obviously clearly naturally"
)
TIMES = any_of(
    "year years month months week weeks day days hour hours morning evening night afternoon time "
    "summer winter"
)
OBJECT = any_of("DT PRP$ NN NNS")
SUBJECTS = NOMINATIVES | any_of("you it there this everyone everybody somebody someone nobody both all")


def find(s: Sentence) -> Iterator[Finding]:
    """Yield the comma after an opening phrase."""
    start = 1 if s.low(0) in {"and", "but", "so"} else 0
    opener = s.low(start)
    if (
        opener in ADVERBS
        and begins_clause(s, start + 1)
        and (opener != "today" or s.low(start + 1) not in SUBJECTS)
    ):
        yield s.comma(start, rule="CommaAfterOpening", sure=False)
    elif (
        opener in PREPOSITIONS
        or (opener in PARTICIPLES and s.low(start + 1) in any_of("on to by in from with monday"))
        or (opener in any_of("last next this every one") and s.low(start + 1) in TIMES)
    ):
        end = phrase_end(s, start)
        if end:
            yield s.comma(end - 1, rule="CommaAfterPhrase", sure=False)


def phrase_end(s: Sentence, start: int) -> int | None:
    """Return where the subject begins after an opening phrase, None if that is not clear."""
    if s.lows(start, 2) in {("in", "case"), ("by", "the"), ("in", "order")} and s.low(start + 2) in {
        "you",
        "time",
        "times",
        "to",
    }:
        return None
    for at in range(start + 2, min(len(s) - 1, start + 12)):
        before = s.tag(at - 1)
        if s.low(at) in PUNCTUATION or s.tag(at) in {"WDT", "WP", "WRB"} or before in FINITE:
            return None
        # The phrase goes on after these words: "after the end of the day".
        if s.low(at) == "that" or s.low(at - 1) in any_of("and or of that so"):
            continue
        closes = before in any_of("NN NNS NNP NNPS CD") or s.low(at - 1) in any_of(
            "all that this it them him us me"
        )
        if closes and begins_clause(s, at):
            # "In the house I bought": the clause belongs to the noun, and the main verb comes later.
            relative = s.low(at) in SUBJECTS - {"there"} and second_verb(s, at)
            return None if relative else at
    return None


def begins_clause(s: Sentence, at: int) -> bool:
    """Tell whether a subject and its finite verb begin here."""
    if s.low(at) in SUBJECTS:
        verb = s.skip_adverbs(at + 1)
        verb += s.low(verb) in {"all", "both"}
        return s.tag(verb) in FINITE and s.low(verb)[:1] != "'"
    end = noun_phrase_end(s, at)
    if end is None or (s.tag(at) in {"NN", "NNS"} and s.tag(at - 1) == "NN"):
        return False
    if s.tag(end) == "IN" and s.low(end) == "of" and (inner := s.phrase(end + 1)):
        end = inner.end
    verb = s.skip_adverbs(end)
    # The tagger takes "signed" in "the band signed books" for a participle.
    past = s.tag(verb) == "VBN" and "past" in lexicon.forms(s.low(verb)) and s.tag(verb + 1) in OBJECT
    return (s.tag(verb) in FINITE or past) and s.low(verb)[:1] != "'"


def noun_phrase_end(s: Sentence, at: int) -> int | None:
    """Return the end of the noun phrase that begins here or goes on here from the phrase before."""
    if phrase := s.phrase(at):
        return phrase.end if s.tag(at) in any_of("DT PRP$ NNP NNPS CD JJ NNS JJS NN") else None
    inside = next((one for one in s.phrases if one.start < at < one.end), None)
    splits = s.tag(at - 1) == "NN" and s.tag(at) == "NNP"
    splits |= s.low(at - 1) in TIMES and s.tag(at) in {"NN", "NNS", "JJ", "CD"}
    splits |= s.tag(at - 1) == "NNS" and s.tag(at) in {"NN", "NNS"}
    splits |= (
        len(s.low(at - 1)) == 4
        and s.low(at - 1).isdigit()
        and s.tag(at) in {"JJS", "JJ", "NNS"}
        and s.tag(at - 2) == "IN"
    )
    return inside.end if inside and splits and inside.head >= at else None


def second_verb(s: Sentence, at: int) -> bool:
    """Tell whether another finite verb follows the one of the clause at `at`, with no subject of its own."""
    verb = next((i for i in range(at + 1, len(s)) if s.tag(i) in FINITE), len(s))
    for i in range(verb + 1, len(s)):
        if s.low(i) in PUNCTUATION or s.starts_clause(i):
            return False
        if (
            s.tag(i) in FINITE
            and s.tag(i - 1) not in any_of("PRP WP WDT TO MD")
            and s.low(i - 1) not in words("bare")
        ):
            return not s.phrase_of(i - 1) or s.tag(i - 1) != "PRP"
    return False
