"""Files of default templates: how they are read, and how many and how large templates may be together."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

import orjson

from templates_app.serializers import TemplateTexts
from templates_app.service import TEXTS

MOST = 500
"""Default templates, and templates in a file."""

MOST_BYTES = 1_000_000
"""Of all default templates, in UTF-8: with a user's own ones they must fit into MongoDB's 16 MiB."""

MOST_MISTAKES = 20
"""That are listed of one file."""

Texts = dict[str, str]
"""A template's texts by their names."""


class ImportRejected(Exception):
    """Raised when templates cannot be imported; `mistakes` are sentences for the author of the file."""

    def __init__(self, *mistakes: str) -> None:
        super().__init__("\n".join(mistakes))
        self.mistakes = mistakes


def read(text: bytes) -> list[Texts]:
    """Return the templates in a JSON file; raise `ImportRejected` with the first mistakes in it."""
    try:
        entries = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise ImportRejected(f"This is not JSON: {error}.") from error
    if not isinstance(entries, list):
        raise ImportRejected("This is not a list of templates.")
    if len(entries) > MOST:
        raise ImportRejected(f"This file has {len(entries):,} templates. Import at most {MOST} at once.")
    if mistakes := [*islice(_mistakes(entries), MOST_MISTAKES + 1)]:
        if len(mistakes) > MOST_MISTAKES:
            mistakes[MOST_MISTAKES] = "The file has more mistakes. Correct these first."
        raise ImportRejected(*mistakes)
    return [{name: entry[name] for name in TEXTS} for entry in entries]


def require_limits(templates: Iterable[Mapping[str, Any]]) -> None:
    """Raise `ImportRejected` if these, as all default templates there would be, are too many or too large."""
    sizes = [sum(len(str(template.get(name, "")).encode()) for name in TEXTS) for template in templates]
    if len(sizes) > MOST:
        raise ImportRejected(f"There would be {len(sizes)} default templates. At most {MOST} are allowed.")
    if (size := sum(sizes)) > MOST_BYTES:
        raise ImportRejected(
            f"The default templates would take {size:,} bytes together. At most {MOST_BYTES:,} are allowed."
        )


def _mistakes(entries: list[Any]) -> Iterator[str]:
    """Describe the mistakes of each entry, counted from 1."""
    titles: set[str] = set()
    for number, entry in enumerate(entries, start=1):
        texts = TemplateTexts(data=entry)
        if not texts.is_valid():
            yield from (f"Template {number}, {mistake}" for mistake in _shape_mistakes(texts.errors))
        elif entry["title"] in titles:
            yield f'Template {number}: the title "{entry["title"]}" is there twice.'
        else:
            titles.add(entry["title"])


def _shape_mistakes(errors: Any) -> Iterator[str]:
    for name, messages in errors.items():
        yield from (f"{name.replace('non_field_errors', 'as a whole')}: {message}" for message in messages)
