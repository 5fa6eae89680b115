"""The answer in what a model says, taken out while it is still speaking."""

import re
from collections import deque
from collections.abc import Iterator

from ai_tools.errors import BadAnswer
from ai_tools.generation.delimiter import Fence
from ai_tools.generation.ordered_output import Tell

THOUGHTS = ("<think>", "</think>")
"""Some open models think aloud before they answer, whatever they are asked."""

_BLANKS = re.compile(r"\s+")


class Transcript:
    """Hear raw words, tell the answer: no thoughts, no fence, every line break as `source` spells it.

    What might still turn out to be the end of the fence, or blanks at the end, is held back; the rest
    is told at once. Raises `BadAnswer` as soon as the answer is longer than `longest`, or breaks
    lines where `source` does not.
    """

    def __init__(self, *, source: str, fence: Fence, longest: int, tell: Tell) -> None:
        self._fence, self._tell, self._room = fence, tell, longest
        self._breaks = deque(_line_breaks(source))
        self._thinks = not source.lstrip().startswith(THOUGHTS[0])
        self._opened = False
        self._held = ""
        self._told: list[str] = []

    def hear(self, words: str) -> None:
        """Take the next words of the model."""
        self._held += words
        if self._opened or self._open():
            self._release(self._settled())

    def finish(self) -> str:
        """Tell what was held back, and return the whole answer."""
        if not self._opened:
            raise BadAnswer("The answer was empty.")
        # What is said after the end of the fence is no part of the text: a stop sequence would cut it off.
        self._release(self._held.partition(self._fence.closing)[0].rstrip())
        answer = "".join(self._told)
        if self._breaks:
            raise BadAnswer("The answer joined lines of the text.")
        if self._fence.token in answer:
            raise BadAnswer("The answer repeated its instructions.")
        return answer

    def _open(self) -> bool:
        """Drop what stands before the answer; return whether the answer has begun."""
        self._held = self._held.lstrip()
        start, end = THOUGHTS
        if self._thinks and self._held.startswith(start):
            _, ended, rest = self._held.partition(end)
            if not ended:
                return False
            self._held = rest.lstrip()
        if any(tag.startswith(self._held) and tag != self._held for tag in (self._fence.opening, start)):
            return False
        self._held = self._held.removeprefix(self._fence.opening).lstrip()
        self._opened = bool(self._held)
        return self._opened

    def _settled(self) -> str:
        """Take from what is held the part that nothing to come can change."""
        end = self._held.find(self._fence.closing)
        if end == -1:
            last = self._held.rfind("<")
            might_close = last != -1 and self._fence.closing.startswith(self._held[last:])
            end = last if might_close else len(self._held)
        settled = self._held[:end].rstrip()
        self._held = self._held[len(settled) :]
        return settled

    def _release(self, text: str) -> None:
        text = _BLANKS.sub(self._respelled, text)
        self._room -= len(text)
        if self._room < 0:
            raise BadAnswer("The answer was far longer than the text.")
        if text:
            self._told.append(text)
            self._tell(text)

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
