"""Words between tags, so that a language model that translates the text around them copies them.

The model still reads the word, so the grammar around it fits. If it changes what is between the tags,
the word itself comes back.
"""

import re
from collections.abc import AsyncIterator, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from ai_tools.text import known_words, protected_spans
from ai_tools.text.protected_spans import Span

NAME = "keep"
LONGEST = 200
"""How many characters the two tags of a pair may be apart; an opening tag without its pair is dropped."""


@dataclass(frozen=True)
class MarkedText:
    """A text in which certain words stand between numbered tags: `<keep1>Priya</keep1>'s book`."""

    text: str
    words: tuple[str, ...] = ()
    name: str = NAME

    @classmethod
    def of(cls, text: str, words: Iterable[str]) -> "MarkedText":
        """Mark `words` where they are whole words or possessives, but not in links, code or placeholders."""
        name = NAME
        while f"<{name}" in text or f"</{name}" in text:
            name += "-word"
        marked: list[str] = []
        parts: list[str] = []
        end = 0
        for span in _apart(text, words):
            marked.append(text[span.start : span.end])
            tag = f"{name}{len(marked)}"
            parts += text[end : span.start], f"<{tag}>{marked[-1]}</{tag}>"
            end = span.end
        return cls("".join([*parts, text[end:]]), tuple(marked), name)

    def with_words(self, answer: str) -> str:
        """Return `answer` with the word in place of every pair of tags and what is between them."""
        return self._pair.sub(self._word, answer) if self.words else answer

    def without_tags(self, answer: str) -> str:
        """Return `answer` with its words, and without any tag that has lost its pair."""
        return self._tag.sub("", self.with_words(answer)) if self.words else answer

    @cached_property
    def _pair(self) -> re.Pattern[str]:
        return re.compile(rf"<{self.name}(\d{{1,6}})>([^<>]{{0,{LONGEST}}})</{self.name}\1>")

    @cached_property
    def _tag(self) -> re.Pattern[str]:
        return re.compile(rf"</?{self.name}\d{{0,6}}/?>")

    def _word(self, pair: re.Match[str]) -> str:
        number = int(pair[1])
        return self.words[number - 1] if 0 < number <= len(self.words) else pair[2]


class MarkedAnswer:
    """An answer to a marked text that arrives bit by bit; a tag waits for its pair."""

    def __init__(self, marked: MarkedText) -> None:
        self._marked = marked
        self._tags = (f"<{marked.name}", f"</{marked.name}")
        self._held = ""

    def read(self, words: str) -> str:
        """Take the next words and return those that nothing to come can change."""
        if not self._marked.words:
            return words
        self._held = self._marked.with_words(self._held + words)
        end = self._settled()
        settled, self._held = self._held[:end], self._held[end:]
        return self._marked.without_tags(settled)

    def end(self) -> str:
        """Return what was held back, after the last words."""
        return self._marked.without_tags(self._held)

    def _settled(self) -> int:
        at = self._held.find("<")
        while at != -1:
            rest = self._held[at:]
            if any(tag.startswith(rest[: len(tag)]) for tag in self._tags) and len(rest) <= 2 * LONGEST:
                return at
            at = self._held.find("<", at + 1)
        return len(self._held)


async def without_tags(words: AsyncIterator[str], marked: MarkedText) -> AsyncIterator[str]:
    """Yield the words of an answer while they arrive, each marked word as the user wrote it."""
    answer = MarkedAnswer(marked)
    async for some in words:
        if settled := answer.read(some):
            yield settled
    if last := answer.end():
        yield last


def _apart(text: str, words: Iterable[str]) -> Iterator[Span]:
    """Yield where `words` stand, in order; of two that overlap the longer one."""
    protected = protected_spans.spans(text)
    found = (span for word in words for span in known_words.occurrences(word, text))
    end = 0
    for span in sorted(found, key=lambda span: (span.start, -span.end)):
        if span.start >= end and not protected_spans.overlaps(protected, *span):
            yield span
            end = span.end
