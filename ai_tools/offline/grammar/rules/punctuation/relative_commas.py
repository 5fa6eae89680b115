"""Commas before clauses that only add something, and commas that split a clause."""

from collections.abc import Iterator

from ai_tools.offline.grammar.sentence import FINITE, SUBJECT_PRONOUNS, Finding, Sentence
from ai_tools.offline.grammar.tables import any_of

ONLY_ONE = any_of("mother father wife husband mum mom dad boss uncle aunt grandmother grandfather")
"""Persons of whom one has one: what is said about them only adds something."""

POSSESSIVES = any_of("my your his her our their this")
SAYING = any_of(
    "think thinks thought believe believes believed hope hopes hoped say says said know knows knew "
    "sure mean means "
    "suggest suggested feel feels felt realise realised realize realized mention mentioned notice "
    "noticed told admit admitted "
    "agree agreed explain explained learn learned learnt decide decided denying clear true report reported"
)


def find(s: Sentence) -> Iterator[Finding]:
    """Yield the commas to add before a relative clause and those to leave out."""
    for at in range(1, len(s) - 2):
        yield from before_relative(s, at)
        yield from before_that(s, at)
    yield from after_subject(s)


def before_relative(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *Priya who lives here* and *my mother who was ill*."""
    word, noun = s.low(at), s.tag(at - 1)
    if word not in {"who", "which", "where"} or s.tag(at) not in {"WP", "WDT", "WRB"}:
        return
    phrase = s.phrase_of(at - 1)
    goes_on = s.tag(s.skip_adverbs(at + 1)) in FINITE or (word != "who" and s.low(at + 1) in SUBJECT_PRONOUNS)
    subject = word == "where" and s.phrase(at + 1) is not None
    if not phrase or not (goes_on or subject):
        return
    before = s.low(phrase.start - 1)
    if noun in {"NNP", "NNPS"} and s.tag(phrase.start) != "DT":
        # "People in India who …": the clause may belong to the noun before the preposition.
        sure = before not in any_of("in from of at like as for with and or to by") and word == "who"
        if sure or word == "where" or before in any_of("to by with"):
            yield s.comma(at - 1, rule="CommaBeforeWhich", sure=sure and s.tag(at - 2) != "IN")
    elif noun == "NN" and word == "who" and s.low(phrase.start) in POSSESSIVES:
        if phrase.start == 0 or before not in {"of", "and", "or"}:
            yield s.comma(at - 1, rule="CommaBeforeWhich", sure=s.low(at - 1) in ONLY_ONE)
    elif (word == "which" and noun in {"NN", "NNS"} and s.low(phrase.start) in POSSESSIVES) or (
        word == "which" and s.low(at + 1) in {"is", "was"} and s.skip_adverbs(at + 2) > at + 2
    ):
        yield s.comma(at - 1, rule="CommaBeforeWhich", sure=False)


def before_that(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *She said, that it was late*."""
    if (
        s.low(at) != ","
        or s.low(at + 1) != "that"
        or s.low(at - 1) not in SAYING | any_of("me us him her them")
    ):
        return
    # In "he said, however, that" the commas belong to the word between them.
    asks = s.low(at - 1) in SAYING or s.low(at - 2) in any_of("told tell tells reminded informed")
    inserted = any(s.low(i) == "," for i in range(max(0, at - 4), at))
    if (
        asks
        and not inserted
        and (s.phrase(at + 2) or s.tag(at + 2) in {"EX", "PRP", "DT"})
        and s.tag(at + 2) not in FINITE
    ):
        yield s.removed(at, rule="CommaBeforeThat", sure=s.low(at - 1) in SAYING - any_of("clear true sure"))


def after_subject(s: Sentence) -> Iterator[Finding]:
    """Yield *The list of guests, has been printed*: one comma between a subject and its verb."""
    phrase = s.phrase(0)
    if (
        not phrase
        or s.tag(phrase.head) not in {"NN", "NNS"}
        or s.tag(0) not in {"DT", "PRP$", "NN", "NNS", "JJ"}
    ):
        return
    end = phrase.end
    while s.tag(end) in {"IN", "TO"} and (inner := s.phrase(end + 1)):
        end = inner.end
    # With a second comma, what stands between them may be an insertion.
    commas = sum(token.text == "," for token in s.tokens)
    if s.low(end) == "," and commas == 1 and s.low(end + 1) in any_of("is are was were has have will can"):
        yield s.removed(end, rule="CommaAfterSubject", sure=False)
