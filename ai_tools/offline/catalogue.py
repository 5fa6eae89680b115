"""The rules of the offline checker: category, explanations, one wrong and one right sentence.

`data/rules/rules.txt` has a rule per line: `name | category | explanation | wrong | right`, where rules that
say the same share an explanation. `data/rules/<language>.txt` has the text of each explanation; adding a
language is adding a file. The grammar rules stand in `grammar/data/rules.txt`, with their explanations in
English, and each explanation has the name of its rule.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

import langcodes

from ai_tools.offline.grammar.catalogue import rules as grammar_rules
from ai_tools.text.edits import Edit, Notice

_FOLDER = Path(__file__).with_name("data") / "rules"
ENGLISH = "en"
LANGUAGES = ("en", "hi", "es", "zh-Hans", "ar")
_SPELLING = "SpellCheck"
_OTHER_THAN_SPELLING = {
    "punctuation": "MissingApostrophe",
    "spacing": "SplitWord",
    "capitalization": "CapitalLetter",
}
"""Whose explanation suits a word with the right letters that the spelling checker corrects, by category."""


class Rule(NamedTuple):
    """A rule; `explanation` is the key of its text in each language."""

    name: str
    category: str
    explanation: str
    wrong: str
    right: str


@cache
def rules() -> dict[str, Rule]:
    """Return every rule by its name."""
    own = [Rule(*fields) for fields in _lines("rules")]
    of_grammar = [
        Rule(rule.name, rule.category, rule.name, rule.wrong, rule.right) for rule in grammar_rules().values()
    ]
    return {rule.name: rule for rule in (*own, *of_grammar)}


def message(name: str, *, language: str) -> str:
    """Return the explanation of a rule in one of `LANGUAGES`, or nothing if the catalogue lacks the rule."""
    rule = rules().get(name)
    if rule is None:
        return ""
    # A test proves that no language lacks an explanation. If one does, English is better than an error.
    return _messages(language).get(rule.explanation) or _messages(ENGLISH)[rule.explanation]


def explanation(one: Edit | Notice, *, language: str) -> str:
    """Return why an edit or a notice is right, or nothing if the catalogue lacks its rule."""
    if language == ENGLISH and one.message and one.rule in rules() and one.rule != _SPELLING:
        # The checker's own message names the words: one rule may have several.
        return one.message
    suits = _OTHER_THAN_SPELLING.get(one.category, _SPELLING)
    return message(suits if one.rule == _SPELLING else one.rule, language=language)


@lru_cache(maxsize=256)
def language_of(tag: str) -> str | None:
    """Return the language of the catalogue that readers of `tag` understand, None if there is none."""
    wanted = langcodes.get(tag).maximize()
    for known in LANGUAGES:
        # Simplified Chinese is no help to a reader of traditional Chinese.
        own = langcodes.get(known).maximize()
        if (own.language, own.script) == (wanted.language, wanted.script):
            return known
    return None


@cache
def _messages(language: str) -> dict[str, str]:
    found = dict(_lines(language))
    if language == ENGLISH:
        found |= {rule.name: rule.message for rule in grammar_rules().values()}
    return found


def _lines(name: str) -> Iterator[list[str]]:
    for line in (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split(" | ")
