"""Asking a signed-in user for the current password again, before something that cannot be undone."""

from bson import ObjectId

from accounts import audit, hashing, passwords, users
from accounts.audit import Kind
from accounts.errors import WrongPassword
from accounts.guessing import limits
from accounts.request_client import Client
from sahienglish.database.mongo import Document

PASSWORD_MISSING = "Set a password first: request a code with POST /auth/forgot-password."  # noqa: S105
"""For accounts that were made with a provider, or by staff."""


def confirm_password(*, user_id: ObjectId, password: str, client: Client) -> Document:
    """Return the account if the password is right. Raises `WrongPassword` and `RateLimited`."""
    user = users.require(user_id)
    give_back = limits.hit_password_check(user)
    if not hashing.has_password(user["password"]):
        raise WrongPassword(PASSWORD_MISSING)
    with hashing.place(otherwise=give_back):
        right = hashing.matches(passwords.normalise(password), user["password"])
    if not right:
        audit.record(Kind.PASSWORD_REFUSED, user_id=user_id, client=client)
        raise WrongPassword
    return user
