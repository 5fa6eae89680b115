"""The documents of API keys: created, rotated, listed and deleted."""

from dataclasses import dataclass
from datetime import timedelta

from bson import ObjectId
from pymongo.collection import Collection

from accounts.api_keys import places, secret
from accounts.api_keys.errors import KeyLimitReached
from accounts.models import ApiKey
from sahienglish.core import clock
from sahienglish.core.errors import NotFound
from sahienglish.database import mongo
from sahienglish.database.mongo import Document

SHOWN = ("_id", "name", "prefix", "last_four", "scopes", "created_at", "expires_at", "last_used_at")
"""The fields of a key that its user sees; its digest stays in the database."""


@dataclass(frozen=True, slots=True)
class NewKey:
    """A document and the key itself, which is shown once and stored nowhere."""

    document: Document
    key: str


def create(
    *, user_id: ObjectId, token_version: int, name: str, scopes: list[str], expires_in_days: int
) -> NewKey:
    """Store a new key. Raises `KeyLimitReached`."""
    now, key, key_id = clock.now(), secret.new(), ObjectId()
    expires_at = now + timedelta(days=expires_in_days)
    document = {
        "_id": key_id,
        "user_id": user_id,
        "name": name,
        "scopes": scopes,
        "lifetime_days": expires_in_days,
        "created_at": now,
        "expires_at": expires_at,
        **_of_secret(key),
    }
    # The document first: without its place on the account it is worthless, a place without it is lost.
    collection().insert_one(document)
    if not places.take(user_id=user_id, token_version=token_version, key_id=key_id, expires_at=expires_at):
        collection().delete_one({"_id": key_id})
        raise KeyLimitReached(f"You already have {places.MOST_KEYS} API keys. Delete one first.")
    return NewKey(document, key)


def rotate(*, user_id: ObjectId, key_id: ObjectId) -> NewKey:
    """Give a live key a new secret and its whole lifetime; the old secret is dead. Raises `NotFound`."""
    found = collection().find_one({"_id": key_id, "user_id": user_id})
    if found is None:
        raise NotFound
    key, expires_at = secret.new(), clock.now() + timedelta(days=found["lifetime_days"])
    if not places.extend(user_id=user_id, key_id=key_id, expires_at=expires_at):
        raise NotFound
    changes = _of_secret(key) | {"expires_at": expires_at}
    if collection().update_one({"_id": key_id}, {"$set": changes}).matched_count == 0:
        raise NotFound
    return NewKey(found | changes, key)


def delete(*, user_id: ObjectId, key_id: ObjectId) -> bool:
    """Revoke a key at once; tells whether this call did it."""
    revoked = places.give_back(user_id=user_id, key_id=key_id)
    collection().delete_one({"_id": key_id, "user_id": user_id})
    return revoked


def forget_all(*, user_id: ObjectId) -> None:
    """Delete the documents of all keys of an account, which has given up their places already."""
    collection().delete_many({"user_id": user_id})


def live(user: Document) -> list[Document]:
    """Return the live keys of an account, the newest first."""
    mine = {"user_id": user["_id"], "expires_at": {"$gt": clock.now()}}
    found = collection().find(mine, list(SHOWN)).sort("created_at", -1)
    return [document for document in found if places.holds(user, document["_id"])]


def collection() -> Collection[Document]:
    """Return the raw collection of keys."""
    return mongo.collection(ApiKey._meta.db_table)


def _of_secret(key: str) -> Document:
    return {
        "digest": secret.digest(key),
        "prefix": key[: secret.SHOWN_PREFIX_LENGTH],
        "last_four": key[-secret.SHOWN_END_LENGTH :],
        "last_used_at": None,
    }
