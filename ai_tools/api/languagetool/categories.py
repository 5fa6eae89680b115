"""What LanguageTool clients call the kinds of mistakes; they choose the colour of a mark by it."""

from typing import NamedTuple

from ai_tools.text.edits import Edit, Notice

SPELLING, STYLE = "spelling", "style"


class Category(NamedTuple):
    """The name of a kind, the kind of issue it is (ITS 2.0), and a short message for a menu."""

    id: str
    name: str
    issue_type: str
    short: str


_TYPOS = Category("TYPOS", "Possible typo", "misspelling", "Spelling")
_PUNCTUATION = Category("PUNCTUATION", "Punctuation", "typographical", "Punctuation")
_SPACING = Category("TYPOGRAPHY", "Typography", "whitespace", "Spacing")
_GRAMMAR = Category("GRAMMAR", "Grammar", "grammar", "Grammar")

BY_NAME = {
    SPELLING: _TYPOS,
    "confused_word": Category("CONFUSED_WORDS", "Commonly confused words", "grammar", "Confused words"),
    "capitalization": Category("CASING", "Capitalisation", "typographical", "Capitalisation"),
    "punctuation": _PUNCTUATION,
    "spacing": _SPACING,
    "article": _GRAMMAR._replace(short="Article"),
    "preposition": _GRAMMAR._replace(short="Preposition"),
    "verb_tense": _GRAMMAR._replace(short="Verb tense"),
    "verb_form": _GRAMMAR._replace(short="Verb form"),
    "agreement": _GRAMMAR._replace(short="Agreement"),
    "noun_number": _GRAMMAR._replace(short="Singular or plural"),
    "pronoun": _GRAMMAR._replace(short="Pronoun"),
    "word_order": _GRAMMAR._replace(short="Word order"),
    "missing_word": _GRAMMAR._replace(short="Missing word"),
    "extra_word": _GRAMMAR._replace(short="Extra word"),
    "repetition": Category("REPETITIONS", "Repetitions", "duplication", "Repetition"),
    "word_choice": Category("SEMANTICS", "Word choice", "style", "Word choice"),
    STYLE: Category("STYLE", "Style", "style", "Style"),
}
"""The kinds of `docs/clients.md`, in the words of the protocol."""

_SPELLING_RULES = frozenset({"SpellCheck", "UnknownWord"})


def is_spelling(one: Edit | Notice) -> bool:
    """Tell whether a word is misspelled or unknown, so that a user can add it to the dictionary."""
    return (one.category == SPELLING) if one.category else one.rule in _SPELLING_RULES


def of(one: Edit | Notice) -> Category:
    """Return the category of an edit or a notice."""
    return BY_NAME[SPELLING] if is_spelling(one) else BY_NAME.get(one.category, _GRAMMAR)
