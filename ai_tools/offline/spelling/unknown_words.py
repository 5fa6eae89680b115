"""Unknown words: which word was meant, and whether that is sure enough to write it.

Harper says which words its dictionary of the dialect does not hold. Its suggestions are the nearest words of
that dictionary, however rare: for a name, a dish or a program they are nonsense. So the candidates come from
the common words, ranked by how common they are and how likely the slip is.
"""

import re
from collections.abc import Iterator, Sequence

from harper import Lint

from ai_tools.offline import word_places
from ai_tools.offline.spelling import common_words, likely_words, misspellings
from ai_tools.offline.spelling.candidates import is_coined, is_sure, ranked
from ai_tools.offline.spelling.dialects import american_spelling, of_dialect
from ai_tools.text import lexicon
from ai_tools.text.edits import MOST_SUGGESTIONS, Edit, Notice

UNKNOWN_WORD = "UnknownWord"
LONG = 7
CLEAR_OF_COINED = 4.0
"""How far ahead the best candidate must be for a word that could be coined."""

DEAREST_OF_COINED = 0.8
"""The highest cost of a sure slip in a word that could be coined."""

TERM = 3
"""A word that stands so often in a passage is a term and no slip."""

CLEAREST = 6.0
"""How far ahead it must be for a word that could be coined, if the slip is a costly one."""

AFTER_PREPOSITION = re.compile(r"\b(?:in|from|to|of|at|near|around|on)\s\Z", re.IGNORECASE)
"""What shows that a place is meant."""

STRETCHED = re.compile(r"([aeiou])\1\1|([a-z])\2\2\Z", re.IGNORECASE)
"""Letters that a writer repeats on purpose: *sooo good*, *yesss*."""

FIRST_NAME = re.compile(r"\b([A-Z][a-z]+)\s\Z")
CONTRACTION = re.compile(r"[a-z]+(?:n't|'m|'re|'ve|'ll)\Z")


def find(
    text: str, unknown: Sequence[Lint], *, american: bool, accepted: likely_words.Accepted
) -> Iterator[Edit | Notice]:
    """Yield edits and notices for the words of `text` that harper does not know."""
    for lint in unknown:
        start, word = lint.span.start, lint.problem_text
        if (
            word_places.is_attached(text, start, lint.span.end)
            or is_left_alone(word)
            or STRETCHED.search(word)
        ):
            continue
        alike = [suggestion.replacement_text for suggestion in lint.suggestions]
        if same := same_letters(word, alike):
            yield from with_same_letters(text, start, word, same)
        elif other := of_dialect(start, word, alike, american=american):
            yield other
        elif word.islower() or (word.istitle() and word_places.starts_sentence(text, start)):
            yield from judged(text, start, word, accepted)
        elif name := name_meant(word):
            is_surname = follows_a_name(text, start)
            yield noticed(start, word, [name]) if is_surname else misspellings.correction(start, word, name)


def is_left_alone(word: str) -> bool:
    """Tell whether `word` is right in its trade, or corrected by the list of misspellings already."""
    lower = word.lower()
    owner = re.split("['\u2019]s\\Z", lower)[0]
    return (
        (owner != lower and (lexicon.is_known(owner) or common_words.is_listed(owner)))
        or word in misspellings.small_in_code()
        or lower in misspellings.rare()
        or lower in misspellings.known()
    )


def is_clear(unknown: Lint) -> bool:
    """Tell whether an unknown word is clearly a slip of an English one."""
    word = unknown.problem_text
    return word in misspellings.known() or (word.islower() and is_sure(word, ranked(word)))


def same_letters(word: str, alike: Sequence[str]) -> str:
    """Return the suggestion that differs from `word` in capitals or the apostrophe only."""
    for other in alike:
        if other.replace("'", "").lower() == word and (other.isalpha() or CONTRACTION.match(other)):
            return other
    return ""


def with_same_letters(text: str, start: int, word: str, same: str) -> Iterator[Edit | Notice]:
    if word in misspellings.also_words() and not AFTER_PREPOSITION.search(text, max(0, start - 8), start):
        yield Notice(start, len(word), word, (same,), misspellings.message(word, same), misspellings.RULE)
        return
    if "'" in same or misspellings.names().get(word) == same:
        yield misspellings.correction(start, word, same)
        return
    # Harper knows `electron` as a program only, and `chang` as a name; the one is right and the other a slip.
    least = likely_words.RARE_BUT_RIGHT + common_words.log_frequency(word)
    if others := [other for gain, other in ranked(word) if gain > least]:
        yield noticed(start, word, [*others, same])


def judged(text: str, start: int, word: str, accepted: likely_words.Accepted) -> Iterator[Edit | Notice]:
    lower = word.lower()
    if len(word) < likely_words.SHORTEST_NOTICED:
        return
    if common_words.is_listed(lower) or common_words.is_listed(american_spelling(lower)):
        if meant := likely_words.listed(word, accepted):
            yield noticed(start, word, meant[:MOST_SUGGESTIONS])
        return
    candidates = tuple((gain, misspellings.names().get(other, other)) for gain, other in ranked(lower))
    right = accepted([other for _, other in candidates])
    candidates = tuple((gain, other) for gain, other in candidates if other in right)
    if not candidates:
        return
    if is_coined(lower) and not is_sure(lower, candidates, clear=CLEAR_OF_COINED, dearest=DEAREST_OF_COINED):
        if word.islower() and is_sure(lower, candidates, clear=CLEAREST):
            yield noticed(start, word, [candidates[0][1]])
        return
    others = [other for _, other in candidates[:MOST_SUGGESTIONS]]
    is_term = len(re.findall(rf"\b{re.escape(word)}\b", text)) >= TERM
    if is_sure(lower, candidates) and not is_term and (word.islower() or len(word) >= LONG):
        yield misspellings.correction(start, word, *others)
    elif likely_words.is_likely(word, candidates):
        yield noticed(start, word, others)


def name_meant(word: str) -> str:
    """Return the name of a month, a language or the like that a word with a capital is surely a slip of."""
    candidates = ranked(word.lower()) if word.istitle() and len(word) >= LONG - 1 else ()
    if candidates and is_sure(word.lower(), candidates) and not common_words.is_listed(word.lower()):
        return misspellings.names().get(candidates[0][1], "")
    return ""


def follows_a_name(text: str, start: int) -> bool:
    """Tell whether a word stands after a first name: it is a surname then, however much like a country."""
    before = FIRST_NAME.search(text, max(0, start - 30), start)
    if before is None:
        return False
    return not (word_places.starts_sentence(text, before.start()) and lexicon.is_known(before[1].lower()))


def noticed(start: int, word: str, others: Sequence[str]) -> Notice:
    if word[0].isupper():
        others = [other[0].upper() + other[1:] for other in others]
    message = f"The dictionary does not know \u201c{word}\u201d."
    return Notice(start, len(word), word, tuple(others), message, UNKNOWN_WORD)
