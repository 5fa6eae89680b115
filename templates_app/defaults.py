"""The default templates as a whole: read from a file, put into the database, written out again."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import orjson
from bson import ObjectId

from sahienglish.core import clock
from sahienglish.database import locks, mongo
from sahienglish.database.mongo import Document
from templates_app.models import TITLE_LENGTH
from templates_app.serializers import TemplateTexts
from templates_app.service import TEXTS

SHIPPED = Path(__file__).parent / "data" / "default_templates.json"

LOCK = "default_templates"
"""Held while titles are looked for and taken, so that no two default templates have one."""

Texts = dict[str, str]
"""A template's texts by their names."""


class UnreadableFile(Exception):
    """Raised when a file is not a list of templates; `mistakes` are sentences for its author."""

    def __init__(self, *mistakes: str) -> None:
        super().__init__("\n".join(mistakes))
        self.mistakes = mistakes


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many templates were added, changed, and left as they were."""

    added: int = 0
    changed: int = 0
    kept: int = 0

    def __str__(self) -> str:
        return f"{self.added} added, {self.changed} changed, {self.kept} left as they were"


def read(text: bytes) -> list[Texts]:
    """Return the templates in a JSON file; raise `UnreadableFile` with every mistake in it."""
    try:
        entries = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise UnreadableFile(f"This is not JSON: {error}.") from error
    if not isinstance(entries, list):
        raise UnreadableFile("This is not a list of templates.")
    if mistakes := [*_mistakes(entries)]:
        raise UnreadableFile(*mistakes)
    return [{name: entry[name] for name in TEXTS} for entry in entries]


def seed(drafts: list[Texts], *, overwrite: bool = False) -> Outcome:
    """Add what was never seeded before, so that what editors renamed or deleted does not come back.

    With `overwrite`, bring every template back to the text of its draft.
    """
    seeded = mongo.collection("seeded_templates")
    known = set() if overwrite else set(seeded.distinct("_id"))
    outcome = load([draft for draft in drafts if draft["title"] not in known], overwrite=overwrite)
    for title in {draft["title"] for draft in drafts} - known:
        seeded.update_one({"_id": title}, {"$setOnInsert": {"at": clock.now()}}, upsert=True)
    return Outcome(outcome.added, outcome.changed, len(drafts) - outcome.added - outcome.changed)


def load(drafts: list[Texts], *, overwrite: bool = False) -> Outcome:
    """Add the default templates whose title is new; with `overwrite`, change the others to match."""
    with locks.held(LOCK):
        added = sum(_add(draft) for draft in drafts)
        changed = sum(_overwrite(draft) for draft in drafts) if overwrite else 0
    return Outcome(added, changed, len(drafts) - added - changed)


def export() -> list[Texts]:
    """Return every default template in the form that `read` takes, oldest first."""
    found = mongo.collection("templates").find({"isDefault": True}).sort("_id")
    return [{name: str(document.get(name, "")) for name in TEXTS} for document in found]


def categories() -> list[str]:
    """Return the categories of the default templates, sorted."""
    found = mongo.collection("templates").distinct("category", {"isDefault": True})
    return sorted({str(category) for category in found})


def edit(*, template_id: ObjectId, texts: Texts) -> bool:
    """Change a default template; `False` if it has been deleted, and it stays deleted."""
    default = {"_id": template_id, "isDefault": True}
    change = {"$set": {**texts, "updatedAt": clock.now()}}
    return mongo.collection("templates").update_one(default, change).matched_count == 1


def duplicate(*, template_id: ObjectId) -> bool:
    """Add a copy of a default template to start another one from; `False` where it is gone."""
    found = mongo.collection("templates").find_one({"_id": template_id, "isDefault": True})
    if found is None:
        return False
    with locks.held(LOCK):
        title = next(title for title in _titles_of_copies(str(found.get("title", ""))) if not is_taken(title))
        copy = {name: found.get(name, "") for name in TEXTS} | {"title": title}
        mongo.collection("templates").insert_one({**copy, "isDefault": True, "userId": None})
    return True


def is_taken(title: str, *, besides: ObjectId | None = None) -> bool:
    """Tell whether a default template has this title, other than the one with the id `besides`."""
    same = {"title": title, "isDefault": True, "_id": {"$ne": besides}}
    return mongo.collection("templates").find_one(same) is not None


def _titles_of_copies(title: str) -> Iterator[str]:
    for number in count(1):
        suffix = " (copy)" if number == 1 else f" (copy {number})"
        yield title[: TITLE_LENGTH - len(suffix)] + suffix


def _add(draft: Texts) -> bool:
    rest = {"category": draft["category"], "content": draft["content"], "userId": None}
    added = mongo.collection("templates").update_one(_same(draft), {"$setOnInsert": rest}, upsert=True)
    return added.upserted_id is not None


def _overwrite(draft: Texts) -> bool:
    differs = {"$or": [{name: {"$ne": draft[name]}} for name in ("category", "content")]}
    change = {"$set": {**draft, "updatedAt": clock.now()}}
    return mongo.collection("templates").update_one({**_same(draft), **differs}, change).modified_count == 1


def _same(draft: Texts) -> Document:
    return {"title": draft["title"], "isDefault": True}


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
