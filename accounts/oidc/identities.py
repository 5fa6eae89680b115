"""The accounts at providers that belong to accounts here, each known by issuer and subject only."""

import hashlib

from bson import ObjectId
from pymongo.collection import Collection
from pymongo.errors import DuplicateKeyError

from accounts.errors import IdentityTaken
from accounts.models import LinkedIdentity
from sahienglish.core import clock
from sahienglish.core.errors import NotFound
from sahienglish.database import mongo
from sahienglish.database.mongo import Document


def find(*, issuer: str, subject: str) -> Document | None:
    """Return the identity, if any account has it."""
    return collection().find_one({"_id": _digest(issuer, subject)})


def link(user_id: ObjectId, *, provider: str, issuer: str, subject: str, email: str) -> Document:
    """Give an identity to an account. Raises `IdentityTaken` if an account has it already."""
    identity = {
        "_id": _digest(issuer, subject),
        "user_id": user_id,
        "provider": provider,
        "issuer": issuer,
        "subject": subject,
        "email": email,
        "created_at": clock.now(),
        "last_used_at": None,
    }
    try:
        collection().insert_one(identity)
    except DuplicateKeyError as error:
        raise IdentityTaken from error
    return identity


def note_use(identity: Document) -> None:
    """Store when the user last signed in with it."""
    collection().update_one({"_id": identity["_id"]}, {"$set": {"last_used_at": clock.now()}})


def of_account(user_id: ObjectId) -> list[Document]:
    """Return an account's identities, the newest first."""
    return list(collection().find({"user_id": user_id}).sort("created_at", -1))


def exist(user_id: ObjectId) -> bool:
    """Tell whether an account has an identity."""
    return collection().find_one({"user_id": user_id}, ["_id"]) is not None


def remove(identity_id: str, *, user_id: ObjectId) -> Document:
    """Take an identity from an account and return it. Raises `NotFound`."""
    mine = {"_id": identity_id, "user_id": user_id}
    identity = collection().find_one(mine)
    if identity is None or collection().delete_one(mine).deleted_count == 0:
        raise NotFound
    return identity


def put_back(identity: Document) -> None:
    """Undo `remove`."""
    collection().insert_one(identity)


def forget(*, user_id: ObjectId) -> None:
    """Remove every identity of an account."""
    collection().delete_many({"user_id": user_id})


def collection() -> Collection[Document]:
    """Return the raw collection of identities."""
    return mongo.collection(LinkedIdentity._meta.db_table)


def _digest(issuer: str, subject: str) -> str:
    # Neither holds a NUL, so that no two pairs have one digest.
    return hashlib.sha256(f"{issuer}\0{subject}".encode()).hexdigest()
