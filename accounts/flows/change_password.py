"""Changing a password that is known."""

from collections.abc import Sequence

from bson import ObjectId

from accounts import audit, hashing, passwords, sessions, users
from accounts.api_keys import places, store
from accounts.audit import Kind
from accounts.emails import messages
from accounts.emails.occasion import occasion
from accounts.flows.confirm_password import confirm_password
from accounts.flows.factors.ways_in import besides_password
from accounts.flows.fresh_session import open_fresh
from accounts.request_client import Client
from accounts.sessions import Reason, TokenPair
from sahienglish.core.errors import TokenInvalid


def change_password(
    *,
    user_id: ObjectId,
    old_password: str,
    new_password: str,
    revoke_api_keys: bool = False,
    methods: Sequence[str],
    client: Client,
) -> TokenPair:
    """Set a new password, end every session, and open a fresh one for the caller by the same `methods`.

    Raises as `replace_password` does.
    """
    version = replace_password(
        user_id=user_id,
        old_password=old_password,
        new_password=new_password,
        revoke_api_keys=revoke_api_keys,
        client=client,
    )
    return open_fresh(user_id=user_id, token_version=version, methods=methods, client=client)


def replace_password(
    *,
    user_id: ObjectId,
    old_password: str,
    new_password: str,
    revoke_api_keys: bool = False,
    client: Client,
) -> int:
    """Set a new password and end every session; returns the account's new `token_version`.

    API keys stay, because programs use them, unless `revoke_api_keys` asks for their end. Raises
    `WrongPassword`, `RateLimited`, and `TokenInvalid` if another request ended the tokens first.
    """
    user = confirm_password(user_id=user_id, password=old_password, client=client)
    password = passwords.normalise(new_password)
    passwords.validate(password, email=user["email"], full_name=user["full_name"], field="new_password")
    also = places.NO_KEYS if revoke_api_keys else None
    if not users.replace_password(user, password_hash=hashing.make(password), also=also):
        raise TokenInvalid
    sessions.revoke_all(user_id=user_id, reason=Reason.PASSWORD_CHANGED)
    if revoke_api_keys:
        store.forget_all(user_id=user_id)
    audit.record(Kind.PASSWORD_CHANGED, user_id=user_id, client=client)
    messages.password_changed(still_works=besides_password(user_id), **occasion(user, client))
    version: int = user["token_version"] + 1
    return version
