"""Dates in digits that a translation may write with the name of the month."""

import re

DAYS, MONTHS = 31, 12

_NUMBERS = re.compile(r"\d+")
_DATE = re.compile(
    r"""(?<!\d)(?<!\d[./-])
        (?: \d{4}([./-])\d{1,2}\1\d{1,2}          # 2026-10-12
          | \d{1,2}([./-])\d{1,2}\2(?:\d{4}|\d{2})  # 12/10/2026, 12.10.26
        )(?!\d)(?![./-]\d)
    """,
    re.VERBOSE,
)


def without(text: str, answer: str) -> str:
    """Leave out the dates of which `answer` has the day and the year, so that it may spell the month.

    Not where `answer` has a day or month that `text` has not: the month was changed, not spelled.
    """
    given = _values(answer)
    if any(value <= DAYS for value in given - _values(text)):
        return text
    return _DATE.sub(lambda date: ";" if _is_spelt(date[0], given) else date[0], text)


def _is_spelt(date: str, given: set[int]) -> bool:
    parts = _NUMBERS.findall(date)
    year = int(parts.pop(0 if len(parts[0]) == len("2026") else -1))
    has_year = not given.isdisjoint({year, 1900 + year, 2000 + year})
    lost = [int(part) for part in parts if int(part) not in given]
    return has_year and (not lost or (len(lost) == 1 and lost[0] <= MONTHS))


def _values(text: str) -> set[int]:
    """Return what may be a day, a month or a year."""
    return {int(run) for run in _NUMBERS.findall(text) if len(run) <= len("2026")}
