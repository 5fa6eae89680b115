"""Random tokens that work once: the challenges of passkeys, and the steps of a login at a provider.

A document is inserted, never changed, and deleted by the request that uses its token. Of any number of
requests with one token, the database lets one deletion succeed.
"""

import hashlib
import secrets
from datetime import timedelta
from enum import StrEnum
from typing import Any

from bson import ObjectId
from pymongo.collection import Collection

from accounts.models import OneTimeToken
from sahienglish.core import clock
from sahienglish.database import mongo


class Purpose(StrEnum):
    """The purposes of tokens; a token for one purpose is invalid for every other."""

    PASSKEY_LOGIN = "passkey_login"
    PASSKEY_SECOND_FACTOR = "passkey_second_factor"
    PASSKEY_REGISTRATION = "passkey_registration"
    PASSKEY_CONFIRMATION = "passkey_confirmation"
    OIDC_STATE = "oidc_state"
    OIDC_CODE = "oidc_code"
    OIDC_LINK = "oidc_link"


def issue(
    *,
    purpose: Purpose,
    lifetime: timedelta,
    user_id: ObjectId | None = None,
    data: dict[str, Any] | None = None,
) -> str:
    """Store a token and return it: base64url of 32 bytes.

    It is for one account, or for a caller who is not known yet.
    """
    token = secrets.token_urlsafe(32)
    collection().insert_one(
        {
            "_id": _digest(token),
            "purpose": purpose.value,
            "user_id": user_id,
            "data": data or {},
            "expires_at": clock.now() + lifetime,
        }
    )
    return token


def spend(token: str, *, purpose: Purpose, user_id: ObjectId | None = None) -> bool:
    """Delete the token; tells whether it was there, unexpired, for this purpose and this account."""
    return collection().delete_one(_wanted(token, purpose, user_id)).deleted_count == 1


def redeem(token: str, *, purpose: Purpose) -> dict[str, Any] | None:
    """Delete a token of no account and return its data, or `None` if `spend` would not accept it."""
    # A document never changes, so what was read is what is deleted. `find_one_and_delete` would do both,
    # but SecantusDB scans the collection for it: 450 ms among 20,000 tokens.
    found = collection().find_one(_wanted(token, purpose, None))
    return found["data"] if found and spend(token, purpose=purpose) else None


def forget(*, user_id: ObjectId) -> None:
    """Delete every token of an account."""
    collection().delete_many({"user_id": user_id})


def collection() -> Collection[dict[str, Any]]:
    """Return the raw collection of tokens."""
    return mongo.collection(OneTimeToken._meta.db_table)


def _wanted(token: str, purpose: Purpose, user_id: ObjectId | None) -> dict[str, Any]:
    return {
        "_id": _digest(token),
        "purpose": purpose.value,
        "user_id": user_id,
        "expires_at": {"$gt": clock.now()},
    }


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
