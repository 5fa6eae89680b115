"""The line breaks of a text, which an answer must have in the same places."""

import re
from collections import deque

from ai_tools.errors import BadAnswer

BLANKS = re.compile(r"\s+")


class LineBreaks:
    """The line breaks of `source` that an answer has not come to yet, with indentation and empty lines."""

    def __init__(self, source: str) -> None:
        self.left: deque[str] = deque(blanks for blanks in BLANKS.findall(source) if breaks_line(blanks))

    def restore(self, text: str) -> str:
        """Return the next part of the answer with its line breaks spelt as in the source.

        Raises `BadAnswer` if the answer breaks a line where the source does not.
        """
        # Models turn "\r\n" into "\n" and drop blanks at the end of a line. Neither is a change of the text.
        return BLANKS.sub(self.spelt_as_in_source, text)

    def spelt_as_in_source(self, blanks: re.Match[str]) -> str:
        if not breaks_line(blanks[0]):
            return blanks[0]
        if not self.left:
            raise BadAnswer("The answer broke lines that the text does not break.")
        return self.left.popleft()


def breaks_line(blanks: str) -> bool:
    """Tell whether a run of blanks begins a new line."""
    return "\n" in blanks or "\r" in blanks
