"""Names that need a capital, and small words inside a sentence that have one."""

from collections.abc import Iterator

from ai_tools.offline.grammar.sentence import Finding, Sentence
from ai_tools.offline.grammar.tables import any_of, words
from ai_tools.offline.spelling import misspellings

_ALSO_COMMON = any_of("may march august turkey china polish nice lima chile greece")
_BEFORE_PLACE = any_of("in from to of at near around on")
_SMALL = any_of(
    "my your his our their and but because is are was were have has he she we they you "
    "so if when with which who this there it people of to for in"
)


def find(sentence: Sentence) -> Iterator[Finding]:
    """Yield the words to write with a capital, or without one."""
    for at, token in enumerate(sentence.tokens):
        word = token.lower
        if token.text.islower() and word in words("capitalised") and word not in _ALSO_COMMON:
            if (
                sentence.low(at - 1) not in any_of("- / _ @ # .")
                and sentence.low(at + 1) not in {"-", "/", "_", "."}
            ) or (sentence.low(at + 1) == "." and at + 2 >= len(sentence)):
                sure = word not in misspellings.also_words() or sentence.low(at - 1) in _BEFORE_PLACE
                yield sentence.replaced(at, word.capitalize(), rule="CapitalLetter", sure=sure)
        elif (
            at > 1
            and token.text.istitle()
            and word in _SMALL
            and sentence.low(at - 1) == ","
            and sentence.tokens[at - 2].text.islower()
            and not _is_title(sentence)
        ):
            first = sentence.tokens[at]
            yield Finding(first.start, first.end, (word,), "SmallLetter", sure=False)


def _is_title(s: Sentence) -> bool:
    capitals = sum(token.text[0].isupper() and token.text != "I" for token in s.tokens)
    return capitals > len(s) / 3
