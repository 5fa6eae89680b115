"""Changing a password that is known."""

from bson import ObjectId

from accounts import audit, emails, hashing, passwords, sessions, users
from accounts.audit import Kind
from accounts.clients import Client
from accounts.errors import WrongPassword
from accounts.flows.confirm_password import confirm_password
from accounts.occasions import occasion
from accounts.sessions import Reason, TokenPair


def change_password(*, user_id: ObjectId, old_password: str, new_password: str, client: Client) -> TokenPair:
    """Set a new password, end every session, and open a fresh one for the caller. Raises `WrongPassword`."""
    user = confirm_password(user_id=user_id, password=old_password, client=client)
    password = passwords.normalise(new_password)
    passwords.validate(password, email=user["email"], full_name=user["full_name"], field="new_password")
    if not users.replace_password(user, password_hash=hashing.make(password)):
        raise WrongPassword  # Another request changed it in the meantime.
    sessions.revoke_all(user_id=user_id, reason=Reason.PASSWORD_CHANGED)
    audit.record(Kind.PASSWORD_CHANGED, user_id=user_id, client=client)
    emails.password_changed(**occasion(user, client))
    return sessions.open(
        user_id=user_id, token_version=user["token_version"] + 1, device=client.device, ip=client.ip
    )
