"""A text as the rules read it: plain blanks, straight apostrophes, no Markdown link syntax.

Pasted text holds no-break and doubled blanks, curly apostrophes, soft hyphens and invisible marks. The rules
see none of them, and every edit is translated back to the text as the user wrote it.
"""

import re
from dataclasses import dataclass, field, replace

from ai_tools.text.edits import Edit, Notice
from ai_tools.text.protected_spans import Span

_ODD_BLANKS = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_BLANKS = rf"[ \t{_ODD_BLANKS}]"
_LINK = r"(?<!\w)!?\[(?P<label>[^\[\]\r\n]{1,300})\]\([^()\s]{1,2000}\)"
_TO_REPLACE = re.compile(
    rf"(?P<line>{_BLANKS}*+(?:\r\n|[\n\r\v\f\x85\u2028\u2029]){_BLANKS}*+)"
    rf"|(?P<columns>[ {_ODD_BLANKS}]{{4,}}+)"
    rf"|(?P<blank>[ {_ODD_BLANKS}]{{2,}}+|[{_ODD_BLANKS}])"
    r"|(?P<invisible>[\u00ad\u200b\u2060\ufeff]++)"
    r"|(?P<apostrophe>\u2019|\u02bc|\uff07|(?<=[^\W\d_])[\u00b4\u2018](?=[^\W\d_]))"
    rf"|(?P<link>{_LINK})"
)
_MEANING = {"line": "\n", "columns": "\t", "blank": " ", "invisible": "", "apostrophe": "'"}
_LINE_BREAK = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_LINE_BEFORE_WORD = re.compile(rf"{_BLANKS}*(?:\r\n|[\n\r\v\f\x85\u2028\u2029]){_BLANKS}*")
_BLANK_RUN = re.compile(r"\s+")
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")


@dataclass(slots=True)
class NormalText:
    """`text`, and where each of its code points begins and ends in `original` (no list: at the same place).

    `link_marks` are the brackets and targets of Markdown links, which `text` lacks.
    """

    original: str
    text: str = ""
    link_marks: list[Span] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)
    _ends: list[int] = field(default_factory=list)

    def to_original(self, found: Edit | Notice) -> Edit | Notice | None:
        """Translate what was found in `text` into terms of `original`; None if it would lose a line break."""
        if isinstance(found, Edit) and found.original.startswith(found.replacement + " "):
            kept = len(found.replacement)
            found = replace(
                found, offset=found.offset + kept, length=found.length - kept, replacement="", suggestions=()
            )
        start, end = self._span(found.offset, found.end)
        removes = isinstance(found, Edit) and not found.replacement
        if removes and (line := _LINE_BEFORE_WORD.match(self.original, start, end)):
            # The first word of a line goes: the line break before it stays, the blank after it goes.
            start, end = line.end(), end + (self.original[end : end + 1] == " ")
        original = self.original[start:end]
        suggestions = tuple(self._as_written(other, original) for other in found.suggestions)
        place = {"offset": start, "length": end - start, "original": original, "suggestions": suggestions}
        if isinstance(found, Notice):
            return replace(found, **place)  # type: ignore[arg-type]
        replacement = self._as_written(found.replacement, original)
        if _LINE_BREAK.findall(original) != _LINE_BREAK.findall(replacement):
            return None
        return replace(found, replacement=replacement, **place)  # type: ignore[arg-type]

    def _span(self, start: int, end: int) -> tuple[int, int]:
        if not self._starts:
            return start, end
        if start == end:
            at = self._ends[start - 1] if start else 0
            return at, at
        return self._starts[start], self._ends[end - 1]

    def _as_written(self, replacement: str, original: str) -> str:
        """Return `replacement` with the blanks and apostrophes that the user writes."""
        blanks = _BLANK_RUN.findall(original)
        if len(blanks) == len(_BLANK_RUN.findall(replacement)):
            remaining = iter(blanks)
            replacement = _BLANK_RUN.sub(lambda _: next(remaining), replacement)
        if "'" in replacement and self.original.count("\u2019") > self.original.count("'"):
            replacement = _APOSTROPHE.sub("\u2019", replacement)
        return replacement


def read(text: str) -> NormalText:
    """Return `text` as the rules read it."""
    normal = NormalText(text)
    if _TO_REPLACE.search(text):
        parts: list[str] = []
        _append(normal, parts, 0, len(text))
        normal.text = "".join(parts)
    else:
        normal.text = text
    return normal


def _append(normal: NormalText, parts: list[str], start: int, end: int) -> None:
    """Append what `start` to `end` of the original reads as."""
    at = start
    for found in _TO_REPLACE.finditer(normal.original, start, end):
        _keep(normal, parts, at, found.start())
        at = found.end()
        if found["link"]:
            label, label_end = found.span("label")
            normal.link_marks += Span(found.start(), label), Span(label_end, found.end())
            _append(normal, parts, label, label_end)
        elif meaning := _MEANING[str(found.lastgroup)]:
            parts.append(meaning)
            normal._starts.append(found.start())
            normal._ends.append(found.end())
    _keep(normal, parts, at, end)


def _keep(normal: NormalText, parts: list[str], start: int, end: int) -> None:
    parts.append(normal.original[start:end])
    normal._starts.extend(range(start, end))
    normal._ends.extend(range(start + 1, end + 1))
