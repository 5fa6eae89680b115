"""Verbs that do not agree with a subject that follows: *there is cats*, *Where is the dogs*."""

from collections.abc import Iterator

from ai_tools.offline.grammar.rules.nouns.number import number
from ai_tools.offline.grammar.rules.verbs.agreement import MANY, NEUTRAL, ONE
from ai_tools.offline.grammar.sentence import DO, Finding, Sentence
from ai_tools.offline.grammar.tables import any_of


def inverted(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *Where is the dogs* and *Does your friends know*."""
    word = s.low(at)
    if word not in any_of("is was does has are were do") or s.tag(at) not in {
        "VBZ",
        "VBD",
        "VBP",
    }:
        return
    phrase = s.phrase(at + 1)
    question = s.tokens[-1].text == "?" and (
        at == 0 or s.tag(at - 1) == "WRB" or (word in DO and s.low(at - 1) == "what")
    )
    if (
        not question
        or not phrase
        or s.tag(phrase.head) not in {"NN", "NNS"}
        or s.tag(phrase.start) not in {"DT", "PRP$"}
    ):
        return
    many = number(s, phrase)
    if many is None or s.low(phrase.head) in NEUTRAL or s.low(phrase.end) in {"and", "or"}:
        return
    if many and word in MANY:
        yield s.replaced(at, MANY[word], rule="AgreementPlural")
    elif not many and word in ONE and s.tag(phrase.end) not in {"VBZ", "NNS"}:
        yield s.replaced(at, ONE[word], rule="AgreementSingular")


def there_is(s: Sentence) -> Iterator[Finding]:
    for at in range(len(s) - 2):
        if s.low(at) != "there" or s.tag(at) != "EX" or s.low(at + 1) not in any_of("is was are were 's"):
            continue
        phrase = s.phrase(s.skip_adverbs(at + 2))
        if not phrase or s.low(phrase.head) in NEUTRAL or s.tag(phrase.head) not in {"NN", "NNS"}:
            continue
        if any(s.low(i) in any_of("few couple lot number much") for i in range(phrase.start, phrase.end)):
            continue
        many, word, article = number(s, phrase), s.low(at + 1), s.low(phrase.start)
        if many and word in {"is", "was"} and article not in {"no", "the"} and s.tag(phrase.start) != "CD":
            yield s.replaced(at + 1, MANY[word], rule="ThereAre")
        elif (
            many is False
            and word in {"are", "were"}
            and article in {"a", "an", "one"}
            and s.low(phrase.end) not in {"and", "or", ","}
        ):
            yield s.replaced(at + 1, ONE[word], rule="ThereIs", sure=s.low(phrase.end) != "of")


def find(s: Sentence) -> Iterator[Finding]:
    """Yield the verbs whose number is wrong before their subject."""
    for at in range(len(s)):
        yield from inverted(s, at)
    yield from there_is(s)
