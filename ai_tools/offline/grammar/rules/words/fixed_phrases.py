"""Fixed phrases with a wrong word in them: *in the other hand*, *make a photo*."""

from collections.abc import Iterator
from functools import cache

from ai_tools.offline import dialect_variants
from ai_tools.offline.dialect_variants import Variants
from ai_tools.offline.grammar.noun_phrases import NOUNS
from ai_tools.offline.grammar.sentence import Finding, Sentence
from ai_tools.offline.grammar.tables import lines
from ai_tools.offline.grammar.tokens import tokens_of


def find(sentence: Sentence) -> Iterator[Finding]:
    """Yield the phrases that are written wrong, the longest one at each place."""
    for at in sentence.places(_phrases()):
        for words, variants, sure in _phrases()[sentence.low(at)]:
            if sentence.lows(at, len(words)) == words and not _goes_on(sentence, at + len(words)):
                right = variants.in_dialect(sentence.dialect)
                meant = _with_capitals(sentence, at, len(words), right)
                yield sentence.replaced(at, meant, rule="FixedPhrase", count=len(words), sure=sure)
                break


def _with_capitals(s: Sentence, at: int, count: int, right: str) -> str:
    """Return `right` with the words that stay as they are written: *Thanks God* becomes *Thank God*."""
    written = {token.lower: token.text for token in s.tokens[at + 1 : at + count]}
    return " ".join(written.get(word, word) for word in right.split(" "))


def _goes_on(s: Sentence, end: int) -> bool:
    """Tell whether the phrase is only the beginning of a longer one: *in TV shows*."""
    ends_in_noun = s.tag(end - 1) in NOUNS
    return ends_in_noun and (s.tag(end) in NOUNS | {"POS"} or s.low(end) in {"of", "-"})


@cache
def _phrases() -> dict[str, list[tuple[tuple[str, ...], Variants, bool]]]:
    found: dict[str, list[tuple[tuple[str, ...], Variants, bool]]] = {}
    sure = True
    for line in lines("phrases"):
        if line.endswith(":"):
            sure = line != "likely:"
            continue
        wrong, right = line.split(" = ")
        words = tuple(token.lower for token in tokens_of(wrong))
        found.setdefault(words[0], []).append((words, dialect_variants.read(right), sure))
    return {first: sorted(entries, key=lambda entry: -len(entry[0])) for first, entries in found.items()}
