"""The response of `/v2/check`: every field always present, because typed clients fail without theirs."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ai_tools.api.languagetool import categories, rules
from ai_tools.api.languagetool.annotated_text import AnnotatedText
from ai_tools.api.languagetool.parameters import Filter
from ai_tools.offline import catalogue
from ai_tools.text import sentences
from ai_tools.text.edits import Edit, Notice
from ai_tools.text.offsets import UTF16Offsets
from ai_tools.text.protected_spans import Span

CONTEXT = 40
"""Characters shown on each side of a match."""

CUT = "..."
_WORD_BEFORE = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*\Z")
_WORD = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")


@dataclass(frozen=True)
class Report:
    """What was found in a text, in the words of the protocol."""

    text: AnnotatedText
    dialect: str
    language: str
    """The language of messages, one of the catalogue's."""

    found: Sequence[Edit | Notice]
    filter: Filter

    def matches(self) -> list[dict[str, Any]]:
        """Return the matches that the client wants to hear of, in the order of the text."""
        return [
            self._match(one)
            for one in sorted(self.found, key=lambda one: one.offset)
            if self.filter.admits(rules.rule_id(one, dialect=self.dialect), categories.of(one))
        ]

    def sentence_ranges(self) -> list[list[int]]:
        """Return where each sentence begins and ends, in UTF-16 units of the text with markup."""
        units = (self.text.units(self.text.shown(*sentence)) for sentence in self._sentences)
        return [[offset, offset + length] for offset, length in units]

    def _match(self, one: Edit | Notice) -> dict[str, Any]:
        start, end, replacements = _widened(self.text.plain, one)
        shown = self.text.shown(start, end)
        offset, length = self.text.units(shown)
        category = categories.of(one)
        explained = catalogue.explanation(one, language=self.language)
        return {
            "message": explained or one.message or category.name,
            "shortMessage": category.short,
            "replacements": [{"value": value} for value in replacements],
            "offset": offset,
            "length": length,
            "context": _context(self.text.original, shown),
            "sentence": self._sentence_around(start),
            "type": {"typeName": _type_name(one)},
            "rule": {
                "id": rules.rule_id(one, dialect=self.dialect),
                "description": explained or category.name,
                "issueType": category.issue_type,
                "category": {"id": category.id, "name": category.name},
                "urls": [{"value": rules.page_of(one.rule, language=self.language)}] if explained else [],
                "isPremium": False,
            },
            "ignoreForIncompleteSentence": False,
            "contextForSureMatch": 0,
        }

    @cached_property
    def _sentences(self) -> list[Span]:
        return list(sentences.spans(self.text.plain))

    def _sentence_around(self, offset: int) -> str:
        at = max(0, bisect_right(self._sentences, offset, key=lambda sentence: sentence.start) - 1)
        start, end = self._sentences[at]
        return self.text.plain[start:end]


def _widened(text: str, one: Edit | Notice) -> tuple[int, int, Iterable[str]]:
    """Return where a match stands and what may replace it.

    A client marks at least one character, so an insertion takes in the word after it, the one before it,
    or a character next to it.
    """
    if one.length or not text:
        return one.offset, one.end, one.suggestions
    at, end = one.offset, one.offset + 1
    if preceding := None if _WORD.match(text, at) else _WORD_BEFORE.search(text, max(0, at - 64), at):
        start = preceding.start()
        return start, at, [f"{text[start:at]}{each}" for each in one.suggestions]
    if at == len(text):
        return at - 1, at, [f"{text[at - 1]}{each}" for each in one.suggestions]
    if following := _WORD.match(text, at):
        end = following.end()
    return at, end, [f"{each}{text[at:end]}" for each in one.suggestions]


def _context(text: str, shown: Span) -> dict[str, Any]:
    start, end = max(0, shown.start - CONTEXT), min(len(text), shown.end + CONTEXT)
    before = (CUT if start else "") + text[start : shown.start]
    marked = text[shown.start : shown.end]
    after = text[shown.end : end] + (CUT if end < len(text) else "")
    line = re.sub(r"[\r\n\t]", " ", before + marked + after)
    units = UTF16Offsets(line)
    offset = units.of(len(before))
    return {"text": line, "offset": offset, "length": units.of(len(before) + len(marked)) - offset}


def _type_name(one: Edit | Notice) -> str:
    if categories.is_spelling(one):
        return "UnknownWord"
    return "Hint" if categories.of(one).issue_type == categories.STYLE else "Other"
