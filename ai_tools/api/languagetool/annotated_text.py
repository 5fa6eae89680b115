"""A text with markup between its parts, and the way from an offset in the one to an offset in the other."""

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Any

import orjson

from ai_tools.text.offsets import UTF16Offsets
from ai_tools.text.protected_spans import Span
from sahienglish.core.errors import InvalidInput

SHAPE = 'The parameter "data" must be {"text": "…"} or {"annotation": [{"text": "…"}, {"markup": "…"}]}.'


@dataclass(slots=True)
class AnnotatedText:
    """`plain` is what is checked; `original` is what the client shows, markup included."""

    plain: str = ""
    original: str = ""
    _parts: list[tuple[int, int, bool]] = field(default_factory=list)
    """For each part that adds to `plain`: where it begins in `plain` and in `original`, and whether it is
    markup that stands for other words."""

    _ends: list[int] = field(default_factory=list)
    """Where each of these parts ends in `original`."""

    _units: UTF16Offsets | None = None

    @classmethod
    def of_text(cls, text: str) -> "AnnotatedText":
        """Return a text without markup."""
        return cls(text, text, [(0, 0, False)], [len(text)])

    @classmethod
    def of_data(cls, data: str) -> "AnnotatedText":
        """Return the text that the JSON of the parameter `data` describes. Raises `InvalidInput`."""
        try:
            described = orjson.loads(data)
        except orjson.JSONDecodeError as error:
            raise InvalidInput('The parameter "data" is not valid JSON.') from error
        if not isinstance(described, dict):
            raise InvalidInput(SHAPE)
        if isinstance(text := described.get("text"), str):
            return cls.of_text(text)
        if not isinstance(annotation := described.get("annotation"), list):
            raise InvalidInput(SHAPE)
        return cls._of_annotation(annotation)

    @classmethod
    def _of_annotation(cls, annotation: list[Any]) -> "AnnotatedText":
        annotated, plain, original = cls(), [], []
        at = at_original = 0
        for part in annotation:
            shown, read, is_markup = _part(part)
            if read:
                annotated._parts.append((at, at_original, is_markup))
                annotated._ends.append(at_original + len(shown))
            plain.append(read)
            original.append(shown)
            at, at_original = at + len(read), at_original + len(shown)
        annotated.plain, annotated.original = "".join(plain), "".join(original)
        return annotated

    def shown(self, start: int, end: int) -> Span:
        """Return where the client shows the code points from `start` to `end` of `plain`, at least one.

        Markup is all or nothing: an edit inside the words it stands for concerns all of it.
        """
        first, last = self._part_with(start), self._part_with(end - 1)
        at, at_original, is_markup = self._parts[first]
        shown_start = at_original if is_markup else at_original + start - at
        at, at_original, is_markup = self._parts[last]
        return Span(shown_start, self._ends[last] if is_markup else at_original + end - at)

    def units(self, span: Span) -> tuple[int, int]:
        """Return offset and length in UTF-16 units of a span of `original`."""
        if self._units is None:
            self._units = UTF16Offsets(self.original)
        offset = self._units.of(span.start)
        return offset, self._units.of(span.end) - offset

    def _part_with(self, offset: int) -> int:
        return bisect_right(self._parts, offset, key=lambda part: part[0]) - 1


def _part(part: Any) -> tuple[str, str, bool]:
    """Return what is shown, what is read in its place, and whether it is markup. Raises `InvalidInput`."""
    if not isinstance(part, dict) or ("text" in part) == ("markup" in part):
        raise InvalidInput(SHAPE)
    is_markup = "markup" in part
    shown = part["markup"] if is_markup else part["text"]
    read = part.get("interpretAs") or "" if is_markup else shown
    if not isinstance(shown, str) or not isinstance(read, str):
        raise InvalidInput(SHAPE)
    return shown, read, is_markup
