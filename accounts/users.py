"""Accounts in the database: found, and changed by single conditional updates of their one document.

Nothing here uses `find_one_and_update`: SecantusDB looks through the whole collection for it, and an
update that matched tells enough.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeAlias

from bson import ObjectId
from django.db import connection
from pymongo.collection import Collection
from pymongo.errors import DuplicateKeyError

from accounts.errors import EmailTaken
from accounts.hashing import UNUSABLE
from accounts.models import User
from sahienglish.core import clock
from sahienglish.core.errors import TokenInvalid
from sahienglish.database import mongo
from sahienglish.database.mongo import Document

Update: TypeAlias = Document | list[Document]
NO_CONDITION: Document = {}
CONFIRMED: Document = {"is_email_verified": True, "unconfirmed_until": None}
"""The fields that an update of a `User` sets once its user has proved to receive e-mail at the address."""

NOTHING_PENDING: Document = {"pending_email": ""}
"""Every update that ends all tokens sets this, too: a thief may have asked for the change that waits."""

UNLOCKED: Document = {
    "login_failures": 0,
    "login_failed_at": None,
    "login_locked_until": None,
    "login_closed_until": None,
    "login_clients": {},
    "login_failures_today": 0,
    "login_day_began_at": None,
}
"""What an update of a `User` sets to forget all failed logins (`accounts.guessing.lockout`)."""


@dataclass(frozen=True, slots=True)
class Acceptance:
    """The changes to an account when a proof is accepted (`changes`), if it is still in its former state
    (`unchanged`).

    A right answer is a proof only once this update has matched: otherwise another request has spent it.
    """

    unchanged: Document = field(default_factory=dict)
    changes: Document = field(default_factory=dict)


NOTHING_SPENT = Acceptance()
"""For a proof that was spent elsewhere, as the challenge of a passkey is."""


def add(
    *, email: str, full_name: str, password_hash: str, unconfirmed_until: datetime | None = None
) -> Document | None:
    """Make an account with this name and password, unless the address has one; return it if it was made.

    However many ask at once, one of them makes it.
    """
    user = User(email=email, full_name=full_name, password=password_hash, unconfirmed_until=unconfirmed_until)
    fresh = _document(user) | {"_id": ObjectId()}
    with suppress(DuplicateKeyError):  # Another request makes it at this very moment.
        made = collection().update_one({"email": email}, {"$setOnInsert": fresh}, upsert=True)
        return fresh if made.upserted_id is not None else None
    return None


def add_without_password(*, email: str, full_name: str) -> Document | None:
    """Make an account whose address a provider has confirmed; `None` if the address has an account."""
    user = User(email=email, full_name=full_name, is_email_verified=True)
    user.set_unusable_password()
    account = _document(user) | {"_id": ObjectId()}
    try:
        collection().insert_one(account)
    except DuplicateKeyError:
        return None
    return account


def find(*, email: str) -> Document | None:
    """Return the active account with this address."""
    return collection().find_one({"email": email, "is_active": True})


def get(user_id: ObjectId) -> Document | None:
    """Return the active account with this id."""
    return collection().find_one({"_id": user_id, "is_active": True})


def require(user_id: ObjectId) -> Document:
    """Return the caller's account. Raises `TokenInvalid` if it is gone since its token was checked."""
    user = get(user_id)
    if user is None:
        raise TokenInvalid
    return user


def of_session(session: Mapping[str, Any]) -> Document:
    """Return the account of a session for a change that its token must still allow.

    Raises `TokenInvalid` if the tokens were ended since the session was checked: a thief who is being logged
    out must not leave anything behind.
    """
    user = require(session["user_id"])
    if user["token_version"] != session["token_version"]:
        raise TokenInvalid
    return user


def change(user: Document, *, update: Update, unchanged: Document = NO_CONDITION) -> bool:
    """Update an account if it is as it was read; tells whether this call did it."""
    return collection().update_one(_unchanged(user) | unchanged, update).matched_count == 1


def accept(user: Document, *, acceptance: Acceptance, **fields: Any) -> bool:
    """Accept a proof of who the user is, and set `fields` with it; one of both changes something.

    Tells whether the account was still as it was read, its tokens included, and the proof not spent.
    """
    changes = dict(acceptance.changes)
    if fields:
        changes["$set"] = changes.get("$set", {}) | fields
    return change(user, update=changes, unchanged=acceptance.unchanged)


def accept_step(user: Document, *, acceptance: Acceptance) -> None:
    """Accept a proof after which the login is not complete; `accept` does so for the last one."""
    if acceptance is not NOTHING_SPENT:
        accept(user, acceptance=acceptance)


def strengthen_password(user: Document, *, password_hash: str) -> None:
    """Store a stronger hash of the password the account has."""
    change(user, update={"$set": {"password": password_hash}}, unchanged={"password": user["password"]})


def replace_password(
    user: Document, *, password_hash: str, also: Document | None = None, **unchanged: Any
) -> bool:
    """Set a password on an account that is as it was read, ending every token and every pending change.

    `unchanged` holds further fields to compare. Tells whether this call did it; `token_version` is
    then one more than in `user`.
    """
    changes = {
        "password": password_hash,
        "password_conflict": False,
        **NOTHING_PENDING,
        **UNLOCKED,
        **(also or {}),
    }
    return change(user, update={"$set": changes, "$inc": {"token_version": 1}}, unchanged=unchanged)


def end_tokens(user_id: ObjectId, **also: Any) -> None:
    """Reject every token of the account from now on, and cancel a change of address that waits."""
    collection().update_one({"_id": user_id}, _end(also))


def end_tokens_of(user: Document, **also: Any) -> bool:
    """Do so for an account that is as it was read; tells whether this call did it."""
    return change(user, update=_end(also))


def is_current(user_id: ObjectId, *, token_version: int) -> bool:
    """Tell whether tokens of this version count."""
    return (
        collection().find_one({"_id": user_id, "token_version": token_version, "is_active": True}) is not None
    )


async def is_current_async(user_id: ObjectId, *, token_version: int) -> bool:
    """Do what `is_current` does on the event loop."""
    current = {"_id": user_id, "token_version": token_version, "is_active": True}
    found = await mongo.async_collection(User._meta.db_table).find_one(current, {"_id": True})
    return found is not None


def update(user_id: ObjectId, **fields: Any) -> None:
    """Set fields of an account."""
    collection().update_one({"_id": user_id}, {"$set": fields})


def touch(user: Document) -> None:
    """Write to an account without changing it, where a write less would show that it exists."""
    confirmed = {"is_email_verified": True}
    collection().update_one({"_id": user["_id"], **confirmed}, {"$set": confirmed})


def confirm_address(user_id: ObjectId, *, email: str, full_name: str | None = None) -> bool:
    """Mark the account's address as confirmed; tells whether this call did it.

    If registrations with different passwords were waiting, no password is accepted until it is reset:
    the user who opened the link reads the address's e-mail, and need not have chosen any of them.
    """
    waiting = {
        "_id": user_id,
        "email": email,
        "is_active": True,
        "is_email_verified": False,
        "unconfirmed_until": {"$not": {"$lte": clock.now()}},
    }
    password = {"$cond": ["$password_conflict", UNUSABLE, "$password"]}
    version = {"$cond": ["$password_conflict", {"$add": ["$token_version", 1]}, "$token_version"]}
    changes: Document = CONFIRMED | {"password": password, "token_version": version}
    if full_name is not None:
        changes["full_name"] = {"$literal": full_name}
    return collection().update_one(waiting, [{"$set": changes}]).modified_count == 1


def adopt_pending_address(user_id: ObjectId, *, email: str) -> bool:
    """Make the pending address the account's own; `False` when it is not pending.

    Raises `EmailTaken` if another account has it.
    """
    pending = {"_id": user_id, "pending_email": email, "is_active": True}
    adopted = {"email": email, "pending_email": "", **CONFIRMED}
    try:
        return collection().update_one(pending, {"$set": adopted}).matched_count == 1
    except DuplicateKeyError as error:
        raise EmailTaken from error


def remove(user_id: ObjectId) -> None:
    """Delete an account."""
    collection().delete_one({"_id": user_id})


def collection() -> Collection[Document]:
    """Return the raw collection of accounts."""
    return mongo.collection(User._meta.db_table)


def _end(also: Document) -> Document:
    return {"$inc": {"token_version": 1}, "$set": NOTHING_PENDING | also}


def _unchanged(user: Document) -> Document:
    """Match the account while it is active and has the password and the tokens it had when it was read."""
    return {"_id": user["_id"], "token_version": user["token_version"], "is_active": True}


def _document(user: User) -> Document:
    """Return what the ORM would insert."""
    return {
        str(field.column): field.get_db_prep_save(getattr(user, field.attname), connection)
        for field in user._meta.concrete_fields
    }
