"""Which words of a text a personal dictionary knows."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
_RUN = re.compile(r"[^\W_]+")
_POSSESSIVE = re.compile(r"'s?\Z")

REMEMBERED = 64
"""How many dictionaries a process keeps ready; a full one takes about 0.7 MB."""


class KnownWords:
    """The entries of a dictionary.

    An entry in small letters is known in any capitals, an entry with capitals only as it is; each also with
    a possessive `'s`. Entries are in the form of `dictionary.canonical`.
    """

    def __init__(self, entries: Iterable[str] = ()) -> None:
        self._entries = frozenset(entries)
        # Only entries whose first letters occur in a text are searched for in it.
        self._composed: dict[str, list[str]] = defaultdict(list)
        for entry in self._entries:
            if not (entry.isalnum() or _WORD.fullmatch(entry)):
                # An entry of signs alone has no first letters and is searched for in every text.
                first = _RUN.search(entry)
                self._composed[first[0].lower() if first else ""].append(entry)

    def __contains__(self, word: str) -> bool:
        word = _plain(word)
        if word in self._entries or word.lower() in self._entries:
            return True
        owner = _POSSESSIVE.sub("", word) if "'" in word else word
        return owner != word and (owner in self._entries or owner.lower() in self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def in_text(self, text: str) -> frozenset[str]:
        """Return the known words that occur in `text`, as they are written there.

        >>> sorted(KnownWords(["priya", "IIT", "c++"]).in_text("Priya's IIT teaches C++, no iit."))
        ['C++', 'IIT', "Priya's"]
        """
        if not self._entries:
            return frozenset()
        words = frozenset(word for word in set(_WORD.findall(text)) if word in self)
        return words | frozenset(self._composed_in(text)) if self._composed else words

    def _composed_in(self, text: str) -> Iterable[str]:
        """Yield the entries in the text that have other characters than letters: `c++`, `node.js`."""
        text = _plain(text)
        for run in {"", *map(str.lower, set(_RUN.findall(text)))}:
            for entry in self._composed.get(run, ()):
                flags = re.IGNORECASE if entry == entry.lower() else 0
                pattern = rf"(?<![^\W_]){re.escape(entry)}(?![^\W_])"
                yield from (found[0] for found in re.finditer(pattern, text, flags))


@lru_cache(REMEMBERED)
def of_lines(words: str) -> KnownWords:
    """Return the entries of a dictionary as it is stored, a word per line.

    An editor asks for the same dictionary with every paragraph, so it is remembered by what it holds.
    """
    return KnownWords(words.split("\n") if words else ())


def _plain(word: str) -> str:
    return word.replace("\u2019", "'")
