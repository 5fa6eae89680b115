"""The category of a change from one word, or a few, to others."""

from ai_tools.text import lexicon
from ai_tools.text.word_analysis import likeness, verb_changes
from ai_tools.text.word_analysis.word_classes import (
    ARTICLES,
    AUXILIARIES,
    CONFUSED_PAIRS,
    CONJUNCTIONS,
    DEMONSTRATIVES,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    QUANTIFIERS,
    SUBJECTS,
)

PHRASE = 3
"""Words from which on a change is a rewording."""

_CLOSED = ARTICLES | PREPOSITIONS | PRONOUNS | AUXILIARIES | DEMONSTRATIVES | QUANTIFIERS | CONJUNCTIONS


def category(old: list[str], new: list[str], before: list[str]) -> str:
    """Return the category of a replacement; `before` holds the words in front of it."""
    if set(old) <= ARTICLES and set(new) <= ARTICLES | POSSESSIVES:
        return "article"
    are_confused = frozenset((*old, *new)) in CONFUSED_PAIRS
    if set(old) <= PREPOSITIONS and set(new) <= PREPOSITIONS and not are_confused:
        return "preposition"
    if len(old) == len(new) == 1:
        return _one_word(old[0], new[0], before)
    if by_verb := verb_changes.of_phrase(old, new, before):
        return by_verb
    if len(old) == 1 and not is_known(old[0]) and likeness.is_alike(old[0], "".join(new)):
        return "spelling"
    old_rest, new_rest = ([word for word in side if word not in ARTICLES] for side in (old, new))
    if old_rest == new_rest:
        return "article"
    if max(len(old), len(new)) >= PHRASE or len(old) > len(new) or len(old) == len(new) > 1:
        return "style"
    return "word_choice"


def is_known(word: str) -> bool:
    return word in _CLOSED or lexicon.is_known(word.removesuffix("'s")) or any(map(str.isdigit, word))


def is_verb(word: str) -> bool:
    return bool(lexicon.verbs(word)) or word in AUXILIARIES


def is_base_verb(word: str) -> bool:
    return word == "be" or "base" in lexicon.forms(word)


def is_noun(word: str) -> bool:
    return lexicon.is_noun(word)


def of_added(new: list[str], after: list[str]) -> str:
    """Return the category of words that were missing in front of `after`."""
    one = new[0]
    if set(new) <= ARTICLES:
        return "article"
    if len(new) > 1:
        return "missing_word"
    if one == "to" and after and is_base_verb(after[0]):
        return "verb_form"
    if one in {"will", "had", "would"} and after and is_verb(after[0]):
        return "verb_tense"
    return "preposition" if one in PREPOSITIONS - {"than"} else "missing_word"


def of_dropped(old: list[str], before: list[str], after: list[str]) -> str:
    """Return the category of words that were one too many between `before` and `after`."""
    if old == after[: len(old)] or old == before[-len(old) :]:
        return "repetition"
    if set(old) <= ARTICLES:
        return "article"
    if len(old) > 1:
        return "extra_word"
    if after and is_base_verb(after[0]):
        if old == ["to"] and (not is_noun(after[0]) or verb_changes.is_governed(before)):
            return "verb_form"
        if old == ["will"]:
            return "verb_tense"
    return "preposition" if old[0] in PREPOSITIONS else "extra_word"


def _one_word(old: str, new: str, before: list[str]) -> str:
    if {old, new} <= DEMONSTRATIVES:
        return "agreement"
    if frozenset((old, new)) in CONFUSED_PAIRS:
        return "confused_word"
    if {old, new} <= PRONOUNS | POSSESSIVES | DEMONSTRATIVES:
        return "pronoun"
    if verb_changes.is_irregular_written_regular(old, new):
        return "verb_form"
    is_verb_here = verb_changes.shares_verb(old, new) and _looks_like_verb(old, new, before)
    if _is_number(old, new) and not is_verb_here:
        return "noun_number"
    if verb_changes.shares_verb(old, new):
        return verb_changes.of_word(old, new, before)
    is_like = likeness.is_alike(old, new) or likeness.is_slip(old, new) or sorted(old) == sorted(new)
    if not is_known(old) and is_known(new) and is_like:
        return "spelling"
    if new.endswith(("'s", "s'")) and old == new.replace("'", ""):
        return "punctuation"
    return "confused_word" if likeness.is_slip(old, new) else "word_choice"


def _is_number(old: str, new: str) -> bool:
    """Tell whether the words are one noun, one and many, or a plural that does not exist."""
    if lexicon.singular(old) == new or lexicon.singular(new) == old:
        return True
    singular, plural = sorted((old, new), key=len)
    if lexicon.is_noun(singular) and plural in {lexicon.with_s(singular), singular + "s"}:
        return True
    # childs for children, sheeps for sheep
    one = lexicon.singular(new) or new
    return old in {f"{one}s", f"{one}es"} and lexicon.is_noun(one)


def _looks_like_verb(old: str, new: str, before: list[str]) -> bool:
    """Tell by the words around whether `show`, a noun and a verb, is the verb here."""
    if not lexicon.classes(min(old, new, key=len)).count("v"):
        return False
    last = before[-1] if before else ""
    if last in ARTICLES | POSSESSIVES | QUANTIFIERS | DEMONSTRATIVES - SUBJECTS or last.isdigit():
        return False
    if last in SUBJECTS | {"everybody", "everyone", "everything", "nobody", "nothing", "somebody", "someone"}:
        return True
    if last in AUXILIARIES | {"not"}:
        return not last.startswith(("is", "are", "was", "were", "be"))
    if last in PREPOSITIONS or ("j" in lexicon.classes(last) and not lexicon.is_noun(last)):
        return False
    return bool(last) and (lexicon.is_noun(last) or lexicon.singular(last) is not None or last[-1:] == "s")
