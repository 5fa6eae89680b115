"""The default templates as a whole: put into the database, changed, written out again."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from bson import ObjectId
from pymongo import InsertOne, UpdateOne
from pymongo.cursor import Cursor

from sahienglish.core import clock
from sahienglish.database import locks, mongo
from sahienglish.database.mongo import Document
from templates_app.models import TITLE_LENGTH
from templates_app.service import TEXTS, text_of
from templates_app.template_files import Texts, require_limits

SHIPPED = Path(__file__).parent / "data" / "default_templates.json"

LOCK = "default_templates"
"""Held while titles are looked for and taken, so that no two default templates have one."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many templates were added, changed, and left as they were."""

    added: int = 0
    changed: int = 0
    kept: int = 0

    def __str__(self) -> str:
        return f"{self.added} added, {self.changed} changed, {self.kept} left as they were"


def seed(drafts: list[Texts], *, overwrite: bool = False) -> Outcome:
    """Add the drafts that were never seeded: templates that editors renamed or deleted do not come back.

    With `overwrite`, bring every template back to the text of its draft.
    """
    seeded = mongo.collection("seeded_templates")
    known = set() if overwrite else set(seeded.distinct("_id"))
    outcome = load([draft for draft in drafts if draft["title"] not in known], overwrite=overwrite)
    # Only after the templates are stored: if a start is cut off in between, the next one seeds the rest.
    for title in {draft["title"] for draft in drafts} - known:
        seeded.update_one({"_id": title}, {"$setOnInsert": {"at": clock.now()}}, upsert=True)
    return Outcome(outcome.added, outcome.changed, len(drafts) - outcome.added - outcome.changed)


def load(drafts: list[Texts], *, overwrite: bool = False) -> Outcome:
    """Add the default templates whose title is new; with `overwrite`, change the others to match.

    Raises `ImportRejected` if there would be too many or too large ones.
    """
    with locks.held(LOCK):
        stored, named = _by_title(_all()), _by_title(drafts)
        require_limits(({**stored, **named} if overwrite else {**named, **stored}).values())
        writes: list[InsertOne[Document] | UpdateOne] = [
            InsertOne({**draft, "isDefault": True, "userId": None})
            for title, draft in named.items()
            if title not in stored
        ]
        if overwrite:
            writes += [
                _overwrite(stored[title]["_id"], named[title]) for title in stored.keys() & named.keys()
            ]
        done = mongo.collection("templates").bulk_write(writes) if writes else None
    added, changed = (done.inserted_count, done.modified_count) if done else (0, 0)
    return Outcome(added, changed, len(drafts) - added - changed)


def export() -> list[Texts]:
    """Return every default template in the form that `read` takes, oldest first."""
    return [{name: text_of(document, name) for name in TEXTS} for document in _all().sort("_id")]


def categories() -> list[str]:
    """Return the categories of the default templates, sorted."""
    found = mongo.collection("templates").distinct("category", {"isDefault": True})
    return sorted({category for category in found if category and isinstance(category, str)})


def edit(*, template_id: ObjectId, texts: Texts) -> bool:
    """Change a default template; `False` if it has been deleted, and it stays deleted."""
    default = {"_id": template_id, "isDefault": True}
    change = {"$set": {**texts, "updatedAt": clock.now()}}
    return mongo.collection("templates").update_one(default, change).matched_count == 1


def duplicate(*, template_id: ObjectId) -> bool:
    """Add a copy of a default template to start another one from; returns `False` if it no longer exists.

    Raises `ImportRejected` if there would be too many or too large ones.
    """
    found = mongo.collection("templates").find_one({"_id": template_id, "isDefault": True})
    if found is None:
        return False
    with locks.held(LOCK):
        titles = _titles_of_copies(text_of(found, "title"))
        title = next(title for title in titles if not is_taken(title))
        copy = {name: text_of(found, name) for name in TEXTS} | {"title": title}
        require_limits([*_all(), copy])
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


def require_room(texts: Texts, *, besides: ObjectId | None) -> None:
    """Raise `ImportRejected` if a default template, new or in place of `besides`, is one too many."""
    others = (document for document in _all() if document["_id"] != besides)
    require_limits([*others, texts])


def _all() -> Cursor[Document]:
    return mongo.collection("templates").find({"isDefault": True})


def _by_title(templates: Iterable[Document]) -> dict[str, Document]:
    return {text_of(template, "title"): template for template in templates}


def _overwrite(template_id: ObjectId, draft: Texts) -> UpdateOne:
    differs = {"$or": [{name: {"$ne": draft[name]}} for name in ("category", "content")]}
    change = {"$set": {**draft, "updatedAt": clock.now()}}
    return UpdateOne({"_id": template_id, "isDefault": True, **differs}, change)
