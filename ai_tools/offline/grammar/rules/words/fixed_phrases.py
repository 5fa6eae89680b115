"""Fixed phrases with a wrong word in them: *in the other hand*, *make a photo*."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ai_tools.offline import dialect_variants
from ai_tools.offline.dialect_variants import Variants
from ai_tools.offline.grammar.noun_phrases import NOUNS
from ai_tools.offline.grammar.sentence import Finding, Sentence
from ai_tools.offline.grammar.tables import lines
from ai_tools.offline.grammar.tokens import tokens_of


class Phrase(NamedTuple):
    """A phrase that is written wrong, and what is meant."""

    words: tuple[str, ...]
    variants: Variants
    sure: bool
    opens: bool
    """Whether only a sentence that begins with it is wrong: *For my opinion*, but *asked for my opinion*."""

    def stands(self, sentence: Sentence, at: int) -> bool:
        if self.opens and at > 0:
            return False
        if at == 0 and self.words[0] in {"do", "did"}:  # "Do mistakes matter?"
            return False
        end = at + len(self.words)
        return sentence.lows(at, len(self.words)) == self.words and not _goes_on(sentence, end)


def find(sentence: Sentence) -> Iterator[Finding]:
    """Yield the phrases that are written wrong, the longest one at each place."""
    for at in sentence.places(_phrases()):
        for phrase in _phrases()[sentence.low(at)]:
            if phrase.stands(sentence, at):
                count = len(phrase.words)
                right = phrase.variants.in_dialect(sentence.dialect)
                meant = _with_capitals(sentence, at, count, right)
                yield sentence.replaced(at, meant, rule="FixedPhrase", count=count, sure=phrase.sure)
                break


def _with_capitals(s: Sentence, at: int, count: int, right: str) -> str:
    """Return `right` with the words that stay as they are written: *Thanks God* becomes *Thank God*."""
    written = {token.lower: token.text for token in s.tokens[at + 1 : at + count]}
    return " ".join(written.get(word, word) for word in right.split(" ")).replace(" ,", ",")


def _goes_on(s: Sentence, end: int) -> bool:
    """Tell whether the phrase is only the beginning of a longer one: *in TV shows*."""
    ends_in_noun = s.tag(end - 1) in NOUNS | {"VBG"}
    return ends_in_noun and (s.tag(end) in NOUNS | {"POS"} or s.low(end) in {"of", "-"})


@cache
def _phrases() -> dict[str, list[Phrase]]:
    found: dict[str, list[Phrase]] = {}
    sure = True
    for line in lines("phrases"):
        if line.endswith(":"):
            sure = line != "likely:"
            continue
        wrong, right = line.removeprefix("^ ").split(" = ")
        words = tuple(token.lower for token in tokens_of(wrong))
        phrase = Phrase(words, dialect_variants.read(right), sure, opens=line.startswith("^ "))
        found.setdefault(words[0], []).append(phrase)
    return {first: sorted(entries, key=lambda entry: -len(entry.words)) for first, entries in found.items()}
