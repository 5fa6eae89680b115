"""The numbers of a text: the same ones in any script, grouped in any way, in dates of any form."""

import re
import unicodedata
from collections import Counter

_BETWEEN_DIGITS = re.compile(r"(?<=\d)[.,'’\s\u066b\u066c](?=\d)")
_NUMBERS = re.compile(r"\d+")
_DATE = re.compile(
    r"""(?<!\d)(?<!\d[./-])
        (?: \d{4}([./-])\d{1,2}\1\d{1,2}          # 2026-10-12
          | \d{1,2}([./-])\d{1,2}\2(?:\d{4}|\d{2})  # 12/10/2026, 12.10.26
        )(?!\d)(?![./-]\d)
    """,
    re.VERBOSE,
)
DAYS, MONTHS = 31, 12


def kept(
    text: str, answer: str, *, may_drop_repetition: bool = False, may_spell_months: bool = False
) -> bool:
    """Tell whether `answer` has the numbers of `text`, each as often or, where a repetition may go, at all.

    Single digits may be spelled out.
    """
    if may_spell_months:
        text = _without_spelt_dates(text, answer)
    return any(_holds(read(text), read(answer), may_drop_repetition) for read in (_joined, str))


def _holds(text: str, answer: str, may_drop_repetition: bool) -> bool:
    """Tell whether nothing was lost; where a repetition went, what is there may not be new either.

    Without that, `500 … 500` could become `500 … 600`.
    """
    needed, given = _count(text, digits=2), _count(answer, digits=1)
    if needed <= given:
        return True
    nothing_new = _count(answer, digits=2).keys() <= _count(text, digits=1).keys()
    return may_drop_repetition and needed.keys() <= given.keys() and nothing_new


def _joined(text: str) -> str:
    """Return `text` with its numbers in one piece: `1,00,000` is `100.000`."""
    return _BETWEEN_DIGITS.sub("", text)


def _count(text: str, *, digits: int) -> Counter[str]:
    """Count the numbers of at least so many digits, in ASCII."""
    return Counter(_plain(run) for run in _NUMBERS.findall(text) if len(run) >= digits)


def _plain(run: str) -> str:
    """Return the number in ASCII, a day, month or hour without its zero; `007` is a code and keeps its."""
    number = "".join(str(unicodedata.digit(digit)) for digit in run)
    return number.removeprefix("0") if len(number) == len("05") else number


def _without_spelt_dates(text: str, answer: str) -> str:
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
