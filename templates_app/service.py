"""Templates as a user sees them: the default ones, which are read-only, and their own."""

from collections.abc import Iterable, Mapping
from typing import Any

from bson import ObjectId
from pymongo import ReturnDocument
from pymongo.asynchronous.collection import AsyncCollection

from sahienglish.core import clock
from sahienglish.core.errors import NotFound, Problem, TokenInvalid
from sahienglish.core.identity import Identity
from sahienglish.database import mongo
from sahienglish.database.mongo import Document
from templates_app import reservations, stages
from templates_app.errors import DefaultTemplateReadOnly

TEXTS = ("title", "category", "content")


def text_of(document: Mapping[str, Any], name: str) -> str:
    """Return a text of a document, which may have been written by hand and carelessly."""
    value = document.get(name)
    return value if isinstance(value, str) else ""


async def visible(*, identity: Identity, is_default: bool | None = None) -> list[Document]:
    """Return default templates, then the caller's own, each oldest first, in one round trip."""
    joined = await identity.require_async(*stages.defaults(is_default), *stages.own(is_default))
    own = [document for document in joined.get("own", ()) if not _is_default(document)]
    return [*_by_age(joined.get("defaults", ())), *_by_age(own)]


async def fetch(*, identity: Identity, template_id: ObjectId) -> Document:
    """Return one template, in one round trip; raise `NotFound` if the caller may not see it."""
    joined = await identity.require_async(*stages.lookup("wanted", template_id, "_id"))
    for document in joined["wanted"]:
        if _is_default(document) or document.get("userId") == identity.user_id:
            return dict(document)
    raise NotFound


async def create(*, identity: Identity, title: str, category: str, content: str) -> Document:
    """Store a template of the caller's own; raise `TemplateLimitReached` if the limit is reached."""
    async with reservations.place(user_id=identity.user_id) as template_id:
        document = {
            "_id": template_id,
            "title": title,
            "category": category,
            "content": content,
            "isDefault": False,
            "userId": identity.user_id,
        }
        await _collection().insert_one(document)
    # After the write: a deletion of the account that ran in between has missed this template.
    await _check_owner(identity, template_id)
    return document


async def _check_owner(identity: Identity, template_id: ObjectId) -> None:
    """Delete a new template if its owner's account was deleted in the meantime."""
    try:
        await identity.require_async()
    except TokenInvalid:
        await _collection().delete_one({"_id": template_id})
        raise


async def change(*, user_id: ObjectId, template_id: ObjectId, texts: Mapping[str, str]) -> Document:
    """Change an own template in one update, which never brings a deleted one back.

    Raises `DefaultTemplateReadOnly`, or `NotFound` if the template is not the user's.
    """
    changed = await _collection().find_one_and_update(
        _own_one(user_id, template_id),
        {"$set": {**texts, "updatedAt": clock.now()}},
        return_document=ReturnDocument.AFTER,
    )
    if changed is None:
        raise await _refusal(template_id)
    return changed


async def delete(*, user_id: ObjectId, template_id: ObjectId) -> None:
    """Delete an own template; raises as `change` does."""
    deleted = await _collection().delete_one(_own_one(user_id, template_id))
    if not deleted.deleted_count:
        raise await _refusal(template_id)


def _own_one(user_id: ObjectId, template_id: ObjectId) -> Document:
    # Not `False`: a template that was written by hand may lack the field.
    return {"_id": template_id, "userId": user_id, "isDefault": {"$ne": True}}


async def _refusal(template_id: ObjectId) -> Problem:
    is_default = await _collection().find_one({"_id": template_id, "isDefault": True}, {"_id": True})
    return DefaultTemplateReadOnly() if is_default else NotFound()


def _is_default(document: Document) -> bool:
    return document.get("isDefault") is True


def _by_age(documents: Iterable[Document]) -> list[Document]:
    """Sort by id, without documents whose id no path can name."""
    named = [document for document in documents if isinstance(document["_id"], ObjectId)]
    return sorted(named, key=lambda document: document["_id"])


def _collection() -> AsyncCollection[Document]:
    return mongo.async_collection("templates")
