"""The limit on a user's own templates, exact even if many are created at once, without transactions.

A template counts against the ones that exist and the ones whose creation began earlier. One document
per user holds these reservations, and the order of its updates is the order of the queue.
The truth stays in the templates themselves: nothing drifts when they are written by hand.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

from bson import ObjectId
from django.conf import settings
from pymongo import ReturnDocument
from pymongo.asynchronous.collection import AsyncCollection

from sahienglish.core import clock
from sahienglish.database import mongo
from sahienglish.database.mongo import Document
from templates_app.errors import TemplateLimitReached
from templates_app.models import Reservations

ABANDONED_AFTER = timedelta(minutes=5)
"""No request lives this long: an older reservation was left by a process that was killed."""


@asynccontextmanager
async def place(*, user_id: ObjectId) -> AsyncIterator[ObjectId]:
    """Yield the id for one more template. Raises `TemplateLimitReached`."""
    template_id = ObjectId()
    earlier = await _queue_up(user_id, template_id)
    try:
        if await _count(user_id, earlier) >= settings.TEMPLATES_PER_USER:
            raise TemplateLimitReached(f"The limit is {settings.TEMPLATES_PER_USER} templates.")
        yield template_id
    finally:
        # The template counts from now on, or was not made: either way the place in the queue has served.
        await _queues().update_one({"_id": user_id}, {"$pull": {"queue": {"id": template_id}}})


async def _queue_up(user_id: ObjectId, template_id: ObjectId) -> list[ObjectId]:
    """Join the end of the queue and return the ids before this one."""
    now = clock.now()
    me = {"id": template_id, "at": now}
    while (document := await _push(user_id, me)) is None:
        # An upsert that both inserts and returns may return nothing if two of them meet.
        empty = {"queue": [], "used_at": now}
        await _queues().update_one({"_id": user_id}, {"$setOnInsert": empty}, upsert=True)
    ids = [entry["id"] for entry in document["queue"] if entry["at"] > now - ABANDONED_AFTER]
    return ids[: ids.index(template_id)]


async def _push(user_id: ObjectId, entry: Document) -> Document | None:
    return await _queues().find_one_and_update(
        {"_id": user_id},
        {"$push": {"queue": entry}, "$set": {"used_at": entry["at"]}},
        return_document=ReturnDocument.AFTER,
    )


async def _count(user_id: ObjectId, earlier: list[ObjectId]) -> int:
    existing = {"userId": user_id, "isDefault": {"$ne": True}, "_id": {"$nin": earlier}}
    return len(earlier) + await mongo.async_collection("templates").count_documents(existing)


def _queues() -> AsyncCollection[Document]:
    return mongo.async_collection(Reservations._meta.db_table)
