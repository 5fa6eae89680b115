"""Spoil correct texts as learners would: `python -m benchmarks.grammar.error_model mail/late-parcel`.

The shares of the categories are those of a public corpus of exam essays. The model knows nothing of the
checker's rules, and the same seed always makes the same errors.
"""

import argparse
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

from benchmarks.grammar.documents import Document, documents
from benchmarks.grammar.errors import (
    casing,
    function_words,
    nouns,
    order,
    punctuation,
    spelling,
    verbs,
    words,
)
from benchmarks.grammar.errors.damage import Damage
from benchmarks.grammar.tagging import Sentence, sentences

SHARES = {
    "punctuation": 21.9,
    "spelling": 8.9,
    "preposition": 7.9,
    "determiner": 7.6,
    "verb tense": 4.3,
    "capitals, joined words": 3.6,
    "noun number": 3.5,
    "word family": 3.5,
    "pronoun": 2.8,
    "verb form": 2.7,
    "word order": 1.7,
    "agreement": 1.2,
    "noun inflection": 0.4,
    "word choice": 25.0,
    "other": 5.0,
}
"""Per cent of all errors."""

SOURCES: tuple[Callable[[Sentence, Random], Iterator[Damage]], ...] = (
    punctuation.candidates,
    spelling.candidates,
    function_words.prepositions,
    function_words.determiners,
    function_words.pronouns,
    verbs.candidates,
    nouns.candidates,
    casing.candidates,
    order.candidates,
    words.choice,
    words.family,
    words.other,
)
SEED = 12
WORDS_PER_ERROR = 9.5
ARTICLE_BEFORE = re.compile(r"\b[Aa]n? \Z")
ATTEMPTS = 40
"""How often another category is drawn when one has nothing left to spoil in a document."""

APART = 2
"""Characters that stay between two errors: at least a blank and a letter, so that none hides another."""


@dataclass(frozen=True, slots=True)
class Error:
    """What stands at `start:end` of the spoilt text should be `right`."""

    start: int
    end: int
    right: str
    category: str


@dataclass(frozen=True, slots=True)
class Spoilt:
    """A document as a learner might have written it, with its errors in the order of the text."""

    document: Document
    text: str
    errors: tuple[Error, ...]


def spoil(document: Document, *, seed: int = SEED, words_per_error: float = WORDS_PER_ERROR) -> Spoilt:
    """Put about one error in `words_per_error` words into a document."""
    rng = Random(f"{seed} {document.name}")
    found: dict[str, list[Damage]] = defaultdict(list)
    for sentence in sentences(document.text):
        for source in SOURCES:
            for damage in source(sentence, rng):
                if _is_clean(document.text, damage):
                    found[damage.category].append(damage)
    return _written(document, _chosen(found, round(document.words / words_per_error), rng))


def _is_clean(text: str, damage: Damage) -> bool:
    """Tell whether a damage changes something, and makes only one error.

    It must not put a wrong *a* or *an* before a word, nor a word beside the same one: *love to to go*.
    """
    right, wrong = text[damage.start : damage.end], damage.wrong.split()
    before, after = text[: damage.start].rsplit(maxsplit=1), text[damage.end :].split(maxsplit=1)
    article = ARTICLE_BEFORE.search(text, 0, damage.start)
    if article and right[:1].lower() != damage.wrong[:1].lower():
        return (damage.wrong[:1].lower() in "aeiou") == (article[0].strip().lower() == "an")
    return right != damage.wrong and wrong[-1:] != after[:1] and wrong[:1] != before[-1:]


def _chosen(found: dict[str, list[Damage]], count: int, rng: Random) -> list[Damage]:
    chosen: list[Damage] = []
    for _ in range(count):
        for _ in range(ATTEMPTS):
            (category,) = rng.choices(list(SHARES), weights=list(SHARES.values()))
            if not found[category]:
                continue
            (damage,) = rng.choices(found[category], weights=[one.weight for one in found[category]])
            found[category].remove(damage)
            if all(
                damage.end + APART <= other.start or other.end + APART <= damage.start for other in chosen
            ):
                chosen.append(damage)
                break
    return sorted(chosen, key=lambda damage: damage.start)


def _are_apart(one: Damage, other: Damage) -> bool:
    return one.end + APART <= other.start or other.end + APART <= one.start


def _written(document: Document, chosen: list[Damage]) -> Spoilt:
    parts: list[str] = []
    errors: list[Error] = []
    end = length = 0
    for damage in chosen:
        parts += document.text[end : damage.start], damage.wrong
        start = length + damage.start - end
        length = start + len(damage.wrong)
        errors.append(Error(start, length, document.text[damage.start : damage.end], damage.category))
        end = damage.end
    return Spoilt(document, "".join(parts) + document.text[end:], tuple(errors))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("document", help="its name in the manifest, from the dev split")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--words-per-error", type=float, default=WORDS_PER_ERROR)
    options = parser.parse_args()
    document = next((one for one in documents("dev") if one.name == options.document), None)
    if document is None:
        parser.error("There is no such document in the dev split.")
    spoilt = spoil(document, seed=options.seed, words_per_error=options.words_per_error)
    print(spoilt.text)
    for error in spoilt.errors:
        print(f"{error.category}: {spoilt.text[error.start : error.end]!r} should be {error.right!r}")


if __name__ == "__main__":
    main()
