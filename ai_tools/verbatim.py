"""Code in a text: Markdown's code spans and fences, and HTML elements whose content is not prose."""

import re
from collections.abc import Iterator

_TICKS = re.compile(r"`+|~{3,}")
_ELEMENT = re.compile(r"<(code|pre|script|style|kbd)\b[^<>]{0,2000}>", re.IGNORECASE)
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
SHORTEST_FENCE = 3


def code(text: str) -> Iterator[tuple[int, int]]:
    """Yield code from a row of ticks to the next row of the same length (CommonMark 0.31 §4.5, §6.1).

    A fence that nobody closes reaches to the end; a code span stays within its paragraph.
    """
    rows = list(_TICKS.finditer(text))
    partners = _next_alike([row[0] for row in rows])
    end = 0
    for row, partner in zip(rows, partners, strict=True):
        if row.start() < end:
            continue
        fence = len(row[0]) >= SHORTEST_FENCE
        close = rows[partner].end() if partner is not None else len(text) if fence else None
        if close and (fence or not _BLANK_LINE.search(text, row.end(), close)):
            end = close
            yield row.start(), end


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
