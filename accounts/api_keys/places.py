"""The places for API keys on an account: they decide how many keys there are, and which of them are live.

A key is accepted only while its id has a place in its account's document. So the update that ends every
session of an account also revokes every key, and of any number of requests that create keys at the same
moment, exactly as many succeed as there are places left.
"""

from datetime import datetime
from typing import Any

from bson import ObjectId

from accounts import users
from sahienglish.core import clock

MOST_KEYS = 20
FIELD = "api_keys"
NO_KEYS: dict[str, Any] = {FIELD: []}
"""What to set on an account to revoke all of its keys."""


def take(*, user_id: ObjectId, token_version: int, key_id: ObjectId, expires_at: datetime) -> bool:
    """Take a place for a key; tells whether there was one.

    The caller's `token_version` must be current, so that a session that has just been ended leaves no key.
    """
    users.collection().update_one({"_id": user_id}, {"$pull": {FIELD: {"expires_at": {"$lte": clock.now()}}}})
    has_place = {
        "_id": user_id,
        "is_active": True,
        "token_version": token_version,
        f"{FIELD}.{MOST_KEYS - 1}": {"$exists": False},
    }
    place = {"id": key_id, "expires_at": expires_at}
    return users.collection().update_one(has_place, {"$push": {FIELD: place}}).matched_count == 1


def extend(*, user_id: ObjectId, key_id: ObjectId, expires_at: datetime) -> bool:
    """Keep a key's place until `expires_at`; tells whether it had one."""
    has_it = {"_id": user_id, FIELD: {"$elemMatch": {"id": key_id, "expires_at": {"$gt": clock.now()}}}}
    extended = users.collection().update_one(has_it, {"$set": {f"{FIELD}.$.expires_at": expires_at}})
    return extended.matched_count == 1


def give_back(*, user_id: ObjectId, key_id: ObjectId) -> bool:
    """Free a key's place, which revokes the key; tells whether this call did it."""
    return (
        users.collection()
        .update_one({"_id": user_id, f"{FIELD}.id": key_id}, {"$pull": {FIELD: {"id": key_id}}})
        .modified_count
        == 1
    )


def holds(user: dict[str, Any], key_id: ObjectId) -> bool:
    """Tell whether a key has a place in its account's document."""
    return any(place["id"] == key_id for place in user.get(FIELD) or ())
