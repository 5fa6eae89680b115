"""Placeholders in a template's text: `[Name]` and `{name}`."""

import re
from collections.abc import Iterator, Mapping

from sahienglish.core.errors import FieldError, InvalidInput

FILLED_LENGTH = 200_000
"""Code points: a short request with many placeholders may not make a huge response."""

_TOO_LONG = FieldError("values", "max_length", f"The result is over {FILLED_LENGTH} characters.")
_PLACEHOLDER = re.compile(
    r"""\[\s*([^\W\d_][^\[\]{}\n]{0,79})\](?!\()   # [Name], and not a Markdown link
      | \{\s*([^\W\d_][^\[\]{}\n]{0,79})\}         # {name}
    """,
    re.VERBOSE,
)


def find(text: str) -> list[str]:
    """Return each placeholder's name once, in the order in which they first appear.

    >>> find("Dear [Name], on {date} [Name] and [2] met.")
    ['Name', 'date']
    """
    return list(dict.fromkeys(map(_name, _PLACEHOLDER.finditer(text))))


def fill(text: str, values: Mapping[str, str]) -> str:
    """Put the values in literally, in one pass; a placeholder without a value stays as it is.

    Raises `InvalidInput` if the text would grow over `FILLED_LENGTH`.

    >>> fill("Dear [Name], see {link}.", {"Name": "{link}"})
    'Dear {link}, see {link}.'
    """

    def value(match: re.Match[str]) -> str:
        return values.get(_name(match), match[0])

    growth = sum(len(value(match)) - len(match[0]) for match in _PLACEHOLDER.finditer(text))
    if len(text) + growth > FILLED_LENGTH:
        raise InvalidInput(errors=[_TOO_LONG])
    return _PLACEHOLDER.sub(value, text)


def split(text: str) -> Iterator[tuple[str, bool]]:
    """Split the text, and tell of each part whether it is a placeholder."""
    end = 0
    for match in _PLACEHOLDER.finditer(text):
        yield text[end : match.start()], False
        yield match[0], True
        end = match.end()
    yield text[end:], False


def _name(match: re.Match[str]) -> str:
    name: str = match[1] or match[2]
    return name.rstrip()
