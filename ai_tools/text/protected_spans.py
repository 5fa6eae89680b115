"""The parts of a text that no tool may touch: links, addresses, placeholders, markup, code, endless words.

Every pattern takes linear time on any input: what repeats is bounded, possessive, or stops where the next
attempt would start.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from ai_tools.text import bracket_placeholders, code_spans

_LINK_END = r"""[^\s<>"`]*[^\s<>"`.,;:!?')\]}*_]"""
"""The rest of a link: up to a space, without the punctuation of the sentence around it."""

_PATTERNS = (
    r"(?<!\S)[!-~]{65,}+",  # keys, hashes, endless words
    rf"\b(?:[a-zA-Z][a-zA-Z0-9+.-]{{1,15}}://|mailto:|www\.){_LINK_END}",
    r"(?<![\w.+%-])[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}",
    rf"(?<![\w@.-])(?:[a-z0-9-]{{1,63}}\.){{1,4}}(?:com|org|net|edu|gov|io|dev|app)\b(?:\.[a-z]{{2}}\b)?(?:/{_LINK_END})?",
    r"(?<![\w.-])[\w-]{1,64}\.(?:pdf|docx?|xlsx?|pptx?|csv|txt|md|json|xml|ya?ml|html?|css|[jt]s|py|zip|png)\b",
    r"(?<!\w)[^\W_]{1,64}_\w{1,64}",  # snake_case
    r"(?<!\w)[@#][^\W\d]\w{0,63}",  # mentions, hashtags
    r"\]\([^()\s]{1,2000}\)",  # the target of a Markdown link
    r"\$?\{{1,3}[^{}\r\n]{1,80}\}{1,3}",  # {name}, {{name}}, ${name}
    r"(?<![\d%])%(?:\(\w{1,64}\)|\d{1,2}\$)?[-+0#]{0,3}\d{0,3}(?:\.\d{1,3})?[sdifrxXgec@](?!\w)",
    r"<{1,2}[a-zA-Z/!?][^<>]{0,2000}>{1,2}",
    r"&(?:[a-zA-Z]{2,31}|#\d{1,7});",
)
_ANY = re.compile("|".join(_PATTERNS))


class Span(NamedTuple):
    """The code points from `start` up to and without `end`."""

    start: int
    end: int


def spans(text: str) -> list[Span]:
    """Return what is protected, in order and without overlaps."""
    matches = (found.span() for found in _ANY.finditer(text))
    return list(
        _merged(
            chain(code_spans.code(text), code_spans.elements(text), bracket_placeholders.find(text), matches)
        )
    )


def parts(text: str) -> list[str]:
    """Return the protected parts themselves."""
    return [text[span.start : span.end] for span in spans(text)]


def without(text: str) -> str:
    """Return `text` with a blank for each protected part."""
    protected = spans(text)
    starts = [0, *(span.end for span in protected)]
    ends = [*(span.start for span in protected), len(text)]
    return " ".join(text[start:end] for start, end in zip(starts, ends, strict=True))


def touches(protected: Sequence[Span], start: int, end: int) -> bool:
    """Tell whether `start` to `end` overlaps one of the ordered spans or stands right next to it."""
    at = bisect_left(protected, start, key=lambda span: span.end)
    return at < len(protected) and protected[at].start <= end


def overlaps(ordered: Sequence[Span], start: int, end: int) -> bool:
    """Tell whether `start` to `end` shares a code point with one of the ordered spans."""
    at = bisect_left(ordered, start + 1, key=lambda span: span.end)
    return at < len(ordered) and ordered[at].start < end


def splits(ordered: Sequence[Span], at: int) -> bool:
    """Tell whether a cut at `at` would go through one of the ordered spans."""
    after = bisect_left(ordered, at + 1, key=lambda span: span.end)
    return after < len(ordered) and ordered[after].start < at


def _merged(found: Iterable[tuple[int, int]]) -> Iterator[Span]:
    last: Span | None = None
    for start, end in sorted(found):
        if last and start < last.end:
            last = Span(last.start, max(end, last.end))
            continue
        if last:
            yield last
        last = Span(start, end)
    if last:
        yield last
