"""Registrations that wait for their link to be opened.

The first one makes the account, unconfirmed. Later ones of the same address keep a name of their own; a
different password of one of them makes a conflict, which a conditional update of the account decides.
"""

from datetime import datetime, timedelta
from enum import Enum
from typing import Any

from bson import ObjectId
from django.conf import settings
from pymongo.collection import Collection

from accounts import users
from accounts.models import Registration
from sahienglish.core import clock
from sahienglish.database import mongo
from sahienglish.database.mongo import Document


class Outcome(Enum):
    """What a registration met."""

    NEW = "new"
    PENDING = "pending"
    TAKEN = "taken"
    RETRY = "retry"
    """Another registration of the address arrived at the same moment."""


def find(*, email: str) -> Document | None:
    """Return the account of an address; one that was never confirmed in time is deleted first."""
    user = users.collection().find_one({"email": email})
    if user is None or not _is_over(user):
        return user
    over = {"_id": user["_id"], "is_email_verified": False, "unconfirmed_until": {"$lte": clock.now()}}
    users.collection().delete_one(over)
    return None


def begin(*, email: str, full_name: str, password_hash: str) -> Document | None:
    """Make an unconfirmed account and return it, unless another request has just made one."""
    return users.add(
        email=email, full_name=full_name, password_hash=password_hash, unconfirmed_until=_deadline()
    )


def join(user: Document, *, same_password: bool) -> Outcome:
    """Add a registration to an account that was unconfirmed when it was read."""
    # A write in any case, so that both cases take as long. Once passwords have differed, they stay so.
    changes: Document = {"is_email_verified": False} if same_password else {"password_conflict": True}
    if user.get("unconfirmed_until"):
        changes["unconfirmed_until"] = _deadline()
    waiting = {"_id": user["_id"], "is_email_verified": False, "password": user["password"]}
    matched = users.collection().update_one(waiting, {"$set": changes}).matched_count
    return Outcome.PENDING if matched else Outcome.RETRY


def keep(user: Document, *, full_name: str) -> ObjectId:
    """Keep the name of one registration; returns the id that its link names."""
    registration = ObjectId()
    collection().insert_one(
        {"_id": registration, "user_id": user["_id"], "full_name": full_name, "expires_at": _deadline()}
    )
    return registration


def is_pending(user: Document) -> bool:
    """Tell whether an account was registered by someone who never opened a link; staff's accounts are not."""
    return not user["is_email_verified"] and user.get("unconfirmed_until") is not None


def discard(user: Document) -> bool:
    """Delete an account that was registered and never confirmed; tells whether this call did it."""
    waiting = {"_id": user["_id"], "is_email_verified": False, "unconfirmed_until": {"$gt": clock.now()}}
    if users.collection().delete_one(waiting).deleted_count == 0:
        return False
    forget(user_id=user["_id"])
    return True


def name_of(registration: str | None, *, user_id: ObjectId) -> str | None:
    """Return the name that a registration of the account gave, if it is still kept."""
    if registration is None:
        return None
    found = collection().find_one({"_id": ObjectId(registration), "user_id": user_id})
    return found["full_name"] if found else None


def without_uncertain_name(user: Document) -> Document:
    """Return what an update sets when an address is confirmed, but by none of its registrations' links."""
    names = {each["full_name"] for each in kept(user_id=user["_id"])}
    return {} if user["is_email_verified"] or len(names) < 2 else {"full_name": ""}


def forget(*, user_id: ObjectId) -> None:
    """Remove the stored registrations of an account."""
    collection().delete_many({"user_id": user_id})


def kept(*, user_id: ObjectId) -> list[Document]:
    """Return the stored registrations of an account."""
    return list(collection().find({"user_id": user_id}))


def collection() -> Collection[dict[str, Any]]:
    """Return the raw collection of registrations."""
    return mongo.collection(Registration._meta.db_table)


def _deadline() -> datetime:
    return clock.now() + timedelta(days=settings.UNCONFIRMED_DAYS)


def _is_over(user: Document) -> bool:
    until = user.get("unconfirmed_until")
    return not user["is_email_verified"] and until is not None and until <= clock.now()
