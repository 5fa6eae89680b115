"""A mistake that has a shape: what it looks like, what was meant, and why."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import regex

from ai_tools.edits import Edit, between

START = r"(?<=(?:\A|\n|[.!?:;]\s|[\"“(]|[-*•]\s|\d[.)]\s)\s?)"
"""The beginning of a sentence, or of an item of a list."""

CLAUSE = r"(?<=(?:\A|\n|[.!?:;,]\s|[\"“(]|[-*•]\s|\d[.)]\s|\b(?:and|but|because|so|that|when|if|then)\s)\s?)"
"""The beginning of a clause."""

END = r"(?=[.,;:!?)\"”]|\s*\Z|\s*\n)"
FOLLOWS = (
    r"(?=[.,;:!?)\"”]|\s*\Z|\s*\n|\s(?:in|on|at|of|for|from|to|with|by|and|or|but|is|are|was|were|has|have|had|will"
    r"|can|who|that|which|because|so|when|if|before|after|now|here|there|yesterday|today|tomorrow)\b)"
)
"""What shows that the noun before it ends its phrase: `two student in`, not `two student teams`."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """Where `expression` matches, `meant` should stand: a template, or a function of the match."""

    rule: str
    message: str
    expression: str
    meant: str | Callable[[regex.Match[str]], str]

    def edits(self, text: str) -> Iterator[Edit]:
        """Yield one edit a match, cut down to the words that change."""
        for found in _compiled(self.expression).finditer(text):
            meant = found.expandf(self.meant) if isinstance(self.meant, str) else self.meant(found)
            if parts := between(found[0], meant):
                start, end = parts[0].offset, parts[-1].end
                replacement = meant[start : len(meant) - len(found[0]) + end]
                at = found.start() + start
                yield Edit(at, end - start, found[0][start:end], replacement, self.message, self.rule)


def any_of(words: Iterable[str]) -> str:
    """Return the expression that matches one of `words`, longest first."""
    return "(?:" + "|".join(regex.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))) + ")"


@cache
def _compiled(expression: str) -> regex.Pattern[str]:
    return regex.compile(expression)
