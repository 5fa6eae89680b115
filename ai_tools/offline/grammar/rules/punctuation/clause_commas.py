"""Likely commas: before *and* and *but* with a noun as the subject, and after a long opening clause."""

from collections.abc import Iterator

from ai_tools.offline.grammar.rules.punctuation.opening_commas import begins_clause
from ai_tools.offline.grammar.sentence import FINITE, NOMINATIVES, PUNCTUATION, Finding, Sentence
from ai_tools.offline.grammar.tables import any_of

CONJUNCTIONS = any_of("and but so or yet")
OPENERS = any_of(
    "if when because although though while whenever unless once since as after before until whereas"
)
WITHIN = any_of(
    "that if because when what whether how why who which where than while since before after until"
)
SUBJECTS = NOMINATIVES | any_of("it there you this that everyone everybody somebody someone nobody both all")


def find(s: Sentence) -> Iterator[Finding]:
    """Yield the commas between clauses that are likely to be missing."""
    for at in range(3, len(s) - 2):
        if (
            s.low(at) in CONJUNCTIONS
            and s.low(at - 1) not in PUNCTUATION | NOMINATIVES | any_of("and not or")
            and joins(s, at)
        ):
            yield s.comma(at - 1, rule="CommaBetweenClauses", sure=False)
    yield from after_clause(s)


def joins(s: Sentence, at: int) -> bool:
    """Tell whether a whole clause ends before `at` and another one begins after it."""
    noun = s.low(at + 1) not in SUBJECTS
    if not begins_clause(s, at + 1) and not (not noun and s.is_finite(s.skip_adverbs(at + 2))):
        return False
    start = max((i + 1 for i in range(at) if s.low(i) in PUNCTUATION), default=0)
    verbs = [i for i in range(start, at) if s.is_finite(i)]
    if not verbs or verbs[0] <= start or s.low(start) in OPENERS:
        return False
    # The noun after "and" may belong to the noun before it.
    if noun and (s.tag(at - 1) in {"NN", "NNS", "NNP"} and s.tag(at + 1) in {"NN", "NNS"}):
        return False  # as in "I know that cats and dogs are friends"
    # "He said that it was late and she was tired": both belong to what was said.
    inner = [i for i in range(start, at) if s.low(i) in WITHIN and i > start]
    return not inner or (s.low(at) == "but" and len(inner) == 1) or inner[-1] < verbs[0]


def after_clause(s: Sentence) -> Iterator[Finding]:
    """Yield *When the rain had stopped the children went out*."""
    start = 1 if s.low(0) in {"and", "but", "so"} else 0
    if s.low(start) not in OPENERS:
        return
    verb = next((i for i in range(start + 1, len(s)) if s.is_finite(i)), None)
    end = next((i for i in range(start, len(s)) if s.low(i) in PUNCTUATION), len(s))
    if verb is None or verb > end:
        return
    for at in range(verb + 1, end - 1):
        before, tag = s.low(at - 1), s.tag(at - 1)
        if before == "then":
            return  # the comma belongs before "then"
        closes = (
            tag in any_of("NN NNS NNP CD RB RP JJ VBN PRP VBD VBZ") and before not in WITHIN | CONJUNCTIONS
        )
        if (
            closes
            and before not in SAYING
            and begins_clause(s, at)
            and (tag[:2] != "VB" or at > verb + 1 or s.low(at) == "the")
        ):
            rest = [i for i in range(at + 1, end) if s.tag(i) in FINITE]
            if len(rest) >= 1 and s.low(at) != "that":
                yield s.comma(at - 1, rule="CommaAfterClause", sure=False)
                return


SAYING = any_of(
    "think thinks thought know knows knew say says said hope believe feel guess suppose wish sure "
    "glad happy sorry afraid so time "
    "else way day thing things all everything something anything moment reason place people"
)
