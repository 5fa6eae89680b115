"""The answer in the words of a model, taken out while the model is still writing."""

import re
from collections import deque
from collections.abc import AsyncIterator, Iterator

from ai_tools.errors import BadAnswer
from ai_tools.generation.delimiter import Delimiter

THOUGHTS = ("<think>", "</think>")
"""Some open models write down their thoughts before the answer, whatever the prompt says."""

_BLANKS = re.compile(r"\s+")


async def answer_in(words: AsyncIterator[str], answer: "Answer") -> AsyncIterator[str]:
    """Yield the words of the answer as soon as nothing to come can change them. Raises `BadAnswer`."""
    async for some in words:
        if settled := answer.read(some):
            yield settled
    if last := answer.end():
        yield last


class Answer:
    """The answer in raw words: no thoughts, no delimiters, every line break as in `source`.

    Text that might still turn out to be the closing delimiter, and blanks at the end, are held back.
    Raises `BadAnswer` as soon as the answer is longer than `longest` or breaks lines where `source` does not.
    With `keeps_line_breaks=False` it may break lines anywhere.
    """

    def __init__(
        self, *, source: str, delimiter: Delimiter, longest: int, keeps_line_breaks: bool = True
    ) -> None:
        self._delimiter, self._left = delimiter, longest
        self._keeps_line_breaks = keeps_line_breaks
        self._breaks = deque(_line_breaks(source) if keeps_line_breaks else ())
        self._thinks = not source.lstrip().startswith(THOUGHTS[0])
        self._opened = False
        self._held = ""
        self._told: list[str] = []

    @property
    def text(self) -> str:
        return "".join(self._told)

    def read(self, words: str) -> str:
        """Take the next raw words and return the words of the answer that are settled now."""
        self._held += words
        return self._released(self._settled()) if self._opened or self._open() else ""

    def end(self) -> str:
        """Return what was held back, after the last raw words."""
        if not self._opened:
            raise BadAnswer("The answer was empty.")
        # What follows the closing delimiter is no part of the text: a stop sequence would cut it off.
        last = self._released(self._held.partition(self._delimiter.closing)[0].rstrip())
        if self._breaks:
            raise BadAnswer("The answer joined lines of the text.")
        if self._delimiter.token in self.text:
            raise BadAnswer("The answer repeated its instructions.")
        return last

    def _open(self) -> bool:
        """Drop what stands before the answer; return whether the answer has begun."""
        self._held = self._held.lstrip()
        start, end = THOUGHTS
        if self._thinks and self._held.startswith(start):
            _, ended, rest = self._held.partition(end)
            if not ended:
                return False
            self._held = rest.lstrip()
        if any(tag.startswith(self._held) and tag != self._held for tag in (self._delimiter.opening, start)):
            return False
        self._held = self._held.removeprefix(self._delimiter.opening).lstrip()
        self._opened = bool(self._held)
        return self._opened

    def _settled(self) -> str:
        """Take from what is held the part that nothing to come can change."""
        end = self._held.find(self._delimiter.closing)
        if end == -1:
            last = self._held.rfind("<")
            might_close = last != -1 and self._delimiter.closing.startswith(self._held[last:])
            end = last if might_close else len(self._held)
        settled = self._held[:end].rstrip()
        self._held = self._held[len(settled) :]
        return settled

    def _released(self, text: str) -> str:
        if self._keeps_line_breaks:
            text = _BLANKS.sub(self._respelled, text)
        self._left -= len(text)
        if self._left < 0:
            raise BadAnswer("The answer was far longer than the text.")
        self._told.append(text)
        return text

    def _respelled(self, blanks: re.Match[str]) -> str:
        if not _breaks_line(blanks[0]):
            return blanks[0]
        if not self._breaks:
            raise BadAnswer("The answer broke lines that the text does not break.")
        return self._breaks.popleft()


def _line_breaks(text: str) -> Iterator[str]:
    """Yield each run of blanks that holds a line break, indentation and empty lines included."""
    return (blanks for blanks in _BLANKS.findall(text) if _breaks_line(blanks))


def _breaks_line(blanks: str) -> bool:
    return "\n" in blanks or "\r" in blanks
