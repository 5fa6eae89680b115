"""Words that are split or joined: *any thing*, *every days*, *everyday* as an adverb, *may be* as *maybe*."""

from collections.abc import Iterator
from functools import cache

from ai_tools.offline.grammar.sentence import NOMINATIVES, PERSONAL_SUBJECTS, Finding, Sentence
from ai_tools.offline.grammar.tables import lines


def find(sentence: Sentence) -> Iterator[Finding]:
    """Yield the words to join or to split."""
    for at in range(len(sentence)):
        word, after = sentence.low(at), sentence.low(at + 1)
        joined = _joined().get((word, after))
        if (
            joined
            and sentence.low(at + 2) not in {"of", "clause"}
            and not (after == "self" and sentence.tag(at + 2)[:2] == "NN")
            and sentence.tokens[at].end + 1 == sentence.tokens[at + 1].start
        ):
            yield sentence.replaced(at, joined, rule="JoinedWord", count=2)
        elif parts := _split().get(word):
            yield sentence.replaced(at, parts, rule="SplitWord")
        elif word == "everyday" and at == 0 and sentence.low(1) in NOMINATIVES:
            yield sentence.replaced(at, "every day", rule="SplitWord")
        elif (
            word == "may"
            and after == "be"
            and at == 0
            and sentence.low(2) in PERSONAL_SUBJECTS
            and sentence.tag(3) in {"VBP", "VBZ", "VBD", "MD"}
        ):
            yield sentence.replaced(at, "maybe", rule="JoinedWord", count=2)
        elif (
            word == "maybe"
            and sentence.low(at - 1) in NOMINATIVES | {"it"}
            and sentence.tag(at + 1) in {"JJ", "VBG", "DT", "RB"}
        ):
            yield sentence.replaced(at, "may be", rule="SplitWord", sure=sentence.tag(at + 1) == "JJ")
        elif word == "sometime" and at == 0 and after in NOMINATIVES:
            yield sentence.replaced(at, "sometimes", rule="JoinedWord")


@cache
def _joined() -> dict[tuple[str, str], str]:
    pairs = (line.split(" = ") for line in lines("joined"))
    return {(first, second): right for wrong, right in pairs for first, second in [wrong.split()]}


@cache
def _split() -> dict[str, str]:
    return dict(line.split(" = ") for line in lines("split"))
