"""Name the category that a change looks like, for changes that overlap no known error."""

from benchmarks.grammar.errors.damage import table
from benchmarks.grammar.matching import Change
from benchmarks.grammar.tagging import is_known, lemma_of

ARTICLES = frozenset(("a", "an", "the"))
SHORTEST_STEM = 4


def category(text: str, change: Change) -> str:
    """Return one of the categories of the error model."""
    old = text[change.start : change.end]
    new = change.options[0] if change.options else ""
    if _letters(old) == _letters(new):
        return "punctuation"
    if _letters(old).casefold().replace(" ", "") == _letters(new).casefold().replace(" ", ""):
        return "capitals, joined words"
    return _by_words(old.lower().split(), new.lower().split())


def _letters(text: str) -> str:
    return " ".join(
        "".join(letter if letter.isalnum() else " " for letter in text if letter not in "'’").split()
    )


def _by_words(old: list[str], new: list[str]) -> str:
    if sorted(old) == sorted(new):
        return "word order"
    changed = {word.strip(".,;:!?") for word in {*old} ^ {*new}}
    for name, words in (
        ("determiner", ARTICLES | table("determiners").keys()),
        ("preposition", table("prepositions").keys()),
        ("pronoun", table("pronouns").keys()),
    ):
        if changed <= words:
            return name
    return _by_forms(old[0], new[0]) if len(old) == len(new) == 1 else "other"


def _by_forms(old: str, new: str) -> str:
    if not is_known(old) and old not in table("pronouns"):
        return "spelling"
    if lemma_of(old, "VERB") == lemma_of(new, "VERB"):
        return "agreement" if {old, new} & {f"{old}s", f"{new}s"} else "verb form"
    if lemma_of(old, "NOUN") == lemma_of(new, "NOUN"):
        return "noun number"
    return "word family" if old[:SHORTEST_STEM] == new[:SHORTEST_STEM] else "word choice"
