"""The numbers of a text: the same ones in any script, grouped in any way, in dates of any form."""

import re
import unicodedata
from collections import Counter

from ai_tools.text import spelt_dates

_BETWEEN_DIGITS = re.compile(r"(?<=\d)[.,'’\s\u066b\u066c](?=\d)")
_NUMBERS = re.compile(r"\d+")


def kept(
    text: str, answer: str, *, may_drop_repetition: bool = False, may_spell_months: bool = False
) -> bool:
    """Tell whether `answer` has the numbers of `text`, each as often or, where a repetition may go, at all.

    Single digits may be spelled out.
    """
    if may_spell_months:
        text = spelt_dates.without(text, answer)
    if _holds(text, answer, may_drop_repetition):
        return True
    # In one piece, `1,00,000` is `100.000`.
    text, answer = (_BETWEEN_DIGITS.sub("", each) for each in (text, answer))
    return _holds(text, answer, may_drop_repetition)


def _holds(text: str, answer: str, may_drop_repetition: bool) -> bool:
    """Tell whether no number was lost; if a repetition is gone, no other number may be new.

    Without that, `500 … 500` could become `500 … 600`.
    """
    needed, given = count(text, digits=2), count(answer, digits=1)
    if needed <= given:
        return True
    nothing_new = count(answer, digits=2).keys() <= count(text, digits=1).keys()
    return may_drop_repetition and needed.keys() <= given.keys() and nothing_new


def count(text: str, *, digits: int) -> Counter[str]:
    """Count the numbers of at least so many digits, in ASCII."""
    return Counter(_plain(run) for run in _NUMBERS.findall(text) if len(run) >= digits)


def _plain(run: str) -> str:
    """Return the number in ASCII, a day, month or hour without its zero; `007` is a code and keeps its."""
    number = "".join(str(unicodedata.digit(digit)) for digit in run)
    return number.removeprefix("0") if len(number) == len("05") else number
