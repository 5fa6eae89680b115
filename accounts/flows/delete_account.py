"""Deleting an account and everything that belongs to it."""

from bson import ObjectId

from accounts import audit, codes, emails, sessions, users
from accounts.audit import Kind
from accounts.clients import Client
from accounts.errors import WrongPassword
from accounts.flows.confirm_password import confirm_password
from accounts.occasions import occasion
from sahienglish.database import personal_data
from sahienglish.mail import outbox


def delete_account(*, user_id: ObjectId, current_password: str, client: Client) -> None:
    """Delete the account, its sessions, codes, mails and whatever other apps keep of it.

    The trail stays until its time is over; it names the account by an id that leads nowhere.
    Raises `WrongPassword`.
    """
    user = confirm_password(user_id=user_id, password=current_password, client=client)
    _erase(user)
    if not users.remove(user):  # Another request changed the password in the meantime.
        raise WrongPassword
    # Requests that were under way may have written something since.
    _erase(user)
    audit.record(Kind.DELETED, user_id=user_id, client=client)
    emails.account_deleted(**occasion(user, client))


def _erase(user: users.Document) -> None:
    personal_data.erase(user["_id"])
    sessions.collection().delete_many({"user_id": user["_id"]})
    codes.forget(email=user["email"])
    outbox.collection().delete_many({"to": {"$in": [user["email"], user["pending_email"] or user["email"]]}})
