"""Text cut into what a reader sees: words, spaces, line breaks and single marks."""

import re

import regex

_LINE_BREAKS = frozenset(["\r\n", "\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029"])
_JOINERS = frozenset("'’-‐")
_NUMBER_JOINERS = frozenset(".,:")
_UNSPACED_SCRIPTS = (
    range(0x0E00, 0x0F00),  # Thai, Lao
    range(0x1000, 0x10A0),  # Myanmar
    range(0x1780, 0x1800),  # Khmer
    range(0x2E80, 0xA000),  # Han, kana
    range(0xF900, 0xFB00),
    range(0x20000, 0x40000),
)
_CLUSTER = regex.compile(r"\p{RI}{2}[\p{GCB=Extend}\p{GCB=ZWJ}\p{GCB=SpacingMark}]*+|\X")
r"""A grapheme cluster; flags are spelt out because `\X` alone takes quadratic time on a row of them."""
_WRITTEN_WORD = re.compile(r"\w+(?:['’]\w+)*|['’]\w+")
_TOKEN = re.compile(r"[wd]+(?:(?:j|(?<=d)o(?=d))[wd]+)*|s+|.")


def tokens(text: str) -> list[str]:
    """Cut `text` into tokens that join to it again and never split a grapheme cluster (UAX #29).

    A word keeps its apostrophes, hyphens and decimal points; spaces stay together; a line break, a mark,
    and a character of a script written without spaces stand alone.
    """
    clusters = _CLUSTER.findall(text)
    kinds = "".join(map(_kind, clusters))
    return ["".join(clusters[slice(*found.span())]) for found in _TOKEN.finditer(kinds)]


def is_word(token: str) -> bool:
    return token[0].isalnum() or token[0] == "_"


def is_line_break(token: str) -> bool:
    return token in _LINE_BREAKS


def _kind(cluster: str) -> str:
    """Return the letter that `_TOKEN` reads: word, digit, joiner, space, or what stands alone."""
    first = cluster[0]
    if first.isspace():
        return "n" if cluster in _LINE_BREAKS else "s"
    if first.isalnum() or first == "_":
        if first.isdigit():
            return "d"
        return "c" if any(ord(first) in script for script in _UNSPACED_SCRIPTS) else "w"
    if cluster in _JOINERS:
        return "j"
    return "o" if cluster in _NUMBER_JOINERS else "p"


def words(text: str) -> list[str]:
    """Return the words of a text in small letters, with straight apostrophes."""
    return [word.casefold().replace("’", "'") for word in _WRITTEN_WORD.findall(text)]
