"""Code in a text: Markdown's code spans and fences, and HTML elements whose content is not prose."""

import re
from collections.abc import Iterator

_SPACED = r"[^\W\u0e00-\u109f\u1780-\u17ff\u2e80-\U0003ffff]"
"""A letter of a script that parts words by spaces; in the others code may stand right next to a word."""

_TICKS = re.compile(rf"(?<!`)(?!(?<={_SPACED})`+{_SPACED})`+")
"""A row of ticks, but for one inside a word: a learner's apostrophe, as in "don`t"."""

_FENCE = re.compile(r"^[ \t>]*(`{3,}(?=[^`\n]*$)|~{3,}(?=[ \t]*\S*[ \t\r]*$))(.*)", re.MULTILINE)
"""A row that begins its line. After tildes one word may follow: "~~~ see you" is how people write."""

_ELEMENT = re.compile(r"<(code|pre|script|style|kbd)\b[^<>]{0,2000}>", re.IGNORECASE)
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")


def code(text: str) -> Iterator[tuple[int, int]]:
    """Yield fenced code and code spans, after CommonMark 0.31 §4.5 and §6.1.

    An open fence reaches to the end of the text; a code span stays within its paragraph. A fence may be
    indented, as it is in lists, and quoted.
    """
    end = 0
    for fence in fences(text):
        yield from _spans(text, end, fence[0])
        yield fence
        end = fence[1]
    yield from _spans(text, end, len(text))


def fences(text: str) -> Iterator[tuple[int, int]]:
    """Yield each fence from its row to one that is as long, of the same sign, and alone on its line."""
    opening: re.Match[str] | None = None
    for row in _FENCE.finditer(text):
        if opening is None:
            opening = row
        elif row[1].startswith(opening[1]) and not row[2].strip():
            yield opening.start(1), row.end(1)
            opening = None
    if opening:
        yield opening.start(1), len(text)


def _spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield what stands between a row of ticks and the next row of the same length."""
    rows = list(_TICKS.finditer(text, start, end))
    partners = _next_alike([row[0] for row in rows])
    last = start
    for row, partner in zip(rows, partners, strict=True):
        if row.start() < last or partner is None:
            continue
        close = rows[partner].end()
        if not _BLANK_LINE.search(text, row.end(), close):
            last = close
            yield row.start(), close


def elements(text: str) -> Iterator[tuple[int, int]]:
    """Yield `<code>`, `<pre>` and their like with all they hold."""
    folded, unclosed, end = text.lower(), set[str](), 0
    for opening in _ELEMENT.finditer(text):
        name = opening[1].lower()
        if opening.start() < end or name in unclosed:
            continue
        closing = folded.find(f"</{name}>", opening.end())
        if closing < 0:
            unclosed.add(name)
        else:
            end = closing + len(f"</{name}>")
            yield opening.start(), end


def _next_alike(rows: list[str]) -> list[int | None]:
    """Return, for each row, the index of the next equal one."""
    upcoming: dict[str, int] = {}
    partners: list[int | None] = []
    for index in range(len(rows) - 1, -1, -1):
        partners.append(upcoming.get(rows[index]))
        upcoming[rows[index]] = index
    return partners[::-1]
