"""The passkeys of accounts: added, listed, used and removed, each by one conditional update."""

import hashlib
import secrets
from typing import Any

from bson import ObjectId
from pymongo.collection import Collection
from pymongo.errors import DuplicateKeyError

from accounts import users
from accounts.errors import PasskeyInvalid, PasskeyLimitReached
from accounts.mfa.passkeys.verification import Assertion, NewCredential
from accounts.models import Passkey, User
from sahienglish.core import clock
from sahienglish.core.errors import NotFound
from sahienglish.database import mongo
from sahienglish.database.mongo import Document

MAX_PASSKEYS = 20
"""Passkeys of one account."""


class SignCountFell(PasskeyInvalid):
    """Raised when a passkey counts backwards, as a copy of an authenticator does."""

    def __init__(self, user_id: ObjectId) -> None:
        super().__init__()
        self.user_id = user_id


def add(user_id: ObjectId, *, name: str, credential: NewCredential, transports: list[str]) -> Document:
    """Store a new passkey.

    Raises `PasskeyInvalid` if any account has this credential, and `PasskeyLimitReached`.
    """
    passkey = {
        "_id": _digest(credential.credential_id),
        "user_id": user_id,
        "credential_id": credential.credential_id,
        "public_key": credential.public_key,
        "sign_count": credential.sign_count,
        "backup_eligible": credential.backup_eligible,
        "backed_up": credential.backed_up,
        "transports": transports,
        "name": name,
        "created_at": clock.now(),
        "last_used_at": None,
    }
    try:
        collection().insert_one(passkey)
    except DuplicateKeyError as error:
        raise PasskeyInvalid from error
    # Counted after the insertion: of several that arrive together, none can take a place above the limit.
    if collection().count_documents({"user_id": user_id}) > MAX_PASSKEYS:
        collection().delete_one({"_id": passkey["_id"], "user_id": user_id})
        raise PasskeyLimitReached
    return passkey


def of_account(user_id: ObjectId) -> list[Document]:
    """Return an account's passkeys, the newest first."""
    return list(collection().find({"user_id": user_id}).sort("created_at", -1))


def exist(user_id: ObjectId) -> bool:
    """Tell whether an account has a passkey."""
    return collection().find_one({"user_id": user_id}, ["_id"]) is not None


def find(credential_id: str) -> Document | None:
    """Return the passkey with this credential id, with its active account as `user`, in one round trip."""
    account = {"from": User._meta.db_table, "localField": "user_id", "foreignField": "_id", "as": "user"}
    found = collection().aggregate(
        [
            {"$match": {"_id": _digest(credential_id)}},
            {"$lookup": account},
            {"$unwind": "$user"},
            {"$match": {"user.is_active": True}},
        ]
    )
    return next(iter(found), None)


def note_use(passkey: Document, assertion: Assertion) -> None:
    """Store the new sign count of a verified response.

    Raises `SignCountFell` unless the count is higher than the stored one (or both are 0, as for
    authenticators that do not count), and `PasskeyInvalid` if the passkey was removed in the meantime.
    """
    count = assertion.sign_count
    not_lower: Any = {"$lt": count} if count else 0
    changes = {"sign_count": count, "backed_up": assertion.backed_up, "last_used_at": clock.now()}
    this_one = {"_id": passkey["_id"], "user_id": passkey["user_id"]}
    if collection().update_one(this_one | {"sign_count": not_lower}, {"$set": changes}).matched_count == 1:
        return
    raise SignCountFell(passkey["user_id"]) if collection().find_one(this_one, ["_id"]) else PasskeyInvalid


def rename(passkey_id: str, *, user_id: ObjectId, name: str) -> Document:
    """Give a passkey another name and return it. Raises `NotFound`."""
    mine = {"_id": passkey_id, "user_id": user_id}
    collection().update_one(mine, {"$set": {"name": name}})
    if (renamed := collection().find_one(mine)) is None:
        raise NotFound
    return renamed


def remove(passkey_id: str, *, user_id: ObjectId) -> Document:
    """Remove a passkey and return it. Raises `NotFound`."""
    mine = {"_id": passkey_id, "user_id": user_id}
    passkey = collection().find_one(mine)
    if passkey is None or collection().delete_one(mine).deleted_count == 0:
        raise NotFound
    return passkey


def put_back(passkey: Document) -> None:
    """Undo `remove`."""
    collection().insert_one(passkey)


def forget(*, user_id: ObjectId) -> None:
    """Remove every passkey of an account."""
    collection().delete_many({"user_id": user_id})


def user_handle(user_id: ObjectId) -> str:
    """Return the random id by which authenticators know the account; the first call makes it."""
    without = {"_id": user_id, "user_handle": {"$in": ["", None]}}
    users.collection().update_one(without, {"$set": {"user_handle": secrets.token_urlsafe(32)}})
    found = users.collection().find_one({"_id": user_id}, ["user_handle"]) or {}
    handle: str = found.get("user_handle", "")
    return handle


def collection() -> Collection[Document]:
    """Return the raw collection of passkeys."""
    return mongo.collection(Passkey._meta.db_table)


def _digest(credential_id: str) -> str:
    return hashlib.sha256(credential_id.encode()).hexdigest()
