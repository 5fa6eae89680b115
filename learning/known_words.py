"""Which words of a text a personal dictionary knows."""

import re
from collections.abc import Iterable

_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
_POSSESSIVE = re.compile(r"['\u2019]s?\Z")


class KnownWords:
    """The entries of a dictionary.

    An entry in small letters is known in any capitals, an entry with capitals only as it is; each also with
    a possessive `'s`.
    """

    def __init__(self, entries: Iterable[str] = ()) -> None:
        self._entries = frozenset(map(_plain, entries))

    def __contains__(self, word: str) -> bool:
        return any(form in self._entries or form.lower() in self._entries for form in _forms(_plain(word)))

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
        return words | frozenset(self._composed_in(text))

    def _composed_in(self, text: str) -> Iterable[str]:
        """Yield what stands in the text and is more than a word to a regular expression: `c++`, `node.js`."""
        for entry in self._entries:
            if not _WORD.fullmatch(entry):
                flags = re.IGNORECASE if entry == entry.lower() else 0
                pattern = rf"(?<![^\W_]){re.escape(entry)}(?![^\W_])"
                yield from (found[0] for found in re.finditer(pattern, _plain(text), flags))


def _plain(word: str) -> str:
    return word.replace("\u2019", "'")


def _forms(word: str) -> set[str]:
    return {word, _POSSESSIVE.sub("", word)}
