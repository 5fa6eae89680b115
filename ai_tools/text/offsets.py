"""Offsets in UTF-16 code units, which JavaScript, Java and most editors count in, instead of code points."""

from bisect import bisect_left

LAST_OF_ONE_UNIT = "\uffff"
"""Every character after this one takes two units, a surrogate pair."""


class UTF16Offsets:
    """The UTF-16 offset of every code point of one text; the text is read once.

    >>> UTF16Offsets("a😀b").of(2)
    3
    """

    def __init__(self, text: str) -> None:
        # Most texts have no such character, and `isascii` knows that without reading them.
        self._pairs = (
            [] if text.isascii() else [at for at, each in enumerate(text) if each > LAST_OF_ONE_UNIT]
        )

    def of(self, offset: int) -> int:
        """Return the offset in UTF-16 units of the code point at `offset`."""
        return offset + bisect_left(self._pairs, offset)
