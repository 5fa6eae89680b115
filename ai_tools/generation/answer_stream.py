"""The answer in the words of a model, taken out while the model is still writing."""

from collections.abc import AsyncGenerator, AsyncIterator

from ai_tools.errors import BadAnswer
from ai_tools.generation.delimiter import Delimiter
from ai_tools.generation.line_breaks import LineBreaks

THOUGHTS = ("<think>", "</think>")
"""Some open models write down their thoughts before the answer, even if the prompt forbids it."""


async def answer_in(words: AsyncIterator[str], answer: "Answer") -> AsyncGenerator[str]:
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
        self._line_breaks = LineBreaks(source) if keeps_line_breaks else None
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
        # The text ends at the closing delimiter: a stop sequence would cut the rest off.
        last = self._released(self._held.partition(self._delimiter.closing)[0].rstrip())
        if self._line_breaks and self._line_breaks.left:
            raise BadAnswer("The answer joined lines of the text.")
        if self._delimiter.token in self.text:
            raise BadAnswer("The answer repeated its instructions.")
        return last

    def _open(self) -> bool:
        """Drop everything before the answer; return whether the answer has begun."""
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
        """Take the part of the held text that later words cannot change."""
        end = self._held.find(self._delimiter.closing)
        if end == -1:
            last = self._held.rfind("<")
            might_close = last != -1 and self._delimiter.closing.startswith(self._held[last:])
            end = last if might_close else len(self._held)
        settled = self._held[:end].rstrip()
        self._held = self._held[len(settled) :]
        return settled

    def _released(self, text: str) -> str:
        if self._line_breaks:
            text = self._line_breaks.restore(text)
        self._left -= len(text)
        if self._left < 0:
            raise BadAnswer("The answer was far longer than the text.")
        self._told.append(text)
        return text
