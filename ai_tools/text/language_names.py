"""From the name of a language, in English or in any other language, to the language."""

import unicodedata
from functools import cache
from typing import Any

import langcodes
from language_data.names import (  # type: ignore[import-untyped]
    get_trie_value,
    load_trie,
    normalize_name,
)
from language_data.util import data_filename  # type: ignore[import-untyped]

DIALECTS = {
    "en-US": "American English",
    "en-GB": "British English",
    "en-IN": "Indian English",
    "en-AU": "Australian English",
    "en-CA": "Canadian English",
}
LONGEST_NAME = 64

_DIALECTS = {name.casefold(): tag for tag, name in DIALECTS.items()}


def find(name: str) -> langcodes.Language | None:
    """Find `Hindi`, `Brazilian Portuguese`, `Serbian (Latin)`, `English India`: a language and its kind.

    Every word counts: a word that is not understood makes the name unknown.
    """
    if not name.isprintable() or len(name) > LONGEST_NAME:
        return None
    # Chinese puts its brackets, which are wide, right after the word.
    words = normalize_name(unicodedata.normalize("NFKC", name).replace("(", " (")).split()
    for end in range(len(words), 0, -1):
        tag = code("language", words[:end])
        if tag:
            return _qualified(langcodes.get(tag), words[end:])
    return None


def code(kind: str, words: list[str]) -> str | None:
    """Return the code of what has just this name; `langcodes.find` is content with how a name begins."""
    name = " ".join(words)
    if kind == "language" and name in _DIALECTS:
        return _DIALECTS[name]
    return next((get_trie_value(known, name) for known in _names(kind) if name in known), None)


def _qualified(language: langcodes.Language, words: list[str]) -> langcodes.Language | None:
    if words in ([], ["language"]):
        return language
    if script := code("script", words):
        return language.update_dict({"script": script})
    if territory := code("territory", words):
        return language.update_dict({"territory": territory})
    return None


@cache
def _names(kind: str) -> list[Any]:
    """Load the names in any language, then the English ones: `Hindi`, for one, means several in others."""
    return [load_trie(data_filename(f"trie/{spoken}/name_to_{kind}.marisa")) for spoken in ("und", "en")]
