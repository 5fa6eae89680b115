"""Deleting an account and everything that belongs to it."""

from collections.abc import Mapping
from typing import Any

from bson import ObjectId

from accounts import audit, one_time_tokens, registrations, reset_codes, sessions, users
from accounts.api_keys import places, store
from accounts.audit import Kind
from accounts.emails import messages
from accounts.emails.occasion import occasion
from accounts.flows.confirm import confirmed_user
from accounts.mfa.passkeys import storage as passkeys
from accounts.oidc import identities
from accounts.request_client import Client
from sahienglish.core.errors import TokenInvalid
from sahienglish.database import personal_data
from sahienglish.mail import outbox


def delete_account(*, session: Mapping[str, Any], current_password: str | None, client: Client) -> None:
    """Delete the account, its sessions, codes and e-mails, and what other apps store about it.

    The audit events stay until they expire; they name the account by an id that leads nowhere. Until its
    tokens are ended nothing is erased; an account of which only a part was erased can be deleted again.
    Raises as `confirmed_user` does, and `TokenInvalid` if another request ended the tokens first.
    """
    user = confirmed_user(session, password=current_password, client=client)
    user_id = user["_id"]
    if not users.end_tokens_of(user, **places.NO_KEYS):
        raise TokenInvalid
    _erase(user_id)
    users.remove(user_id)
    # Requests that were under way may have written something since.
    _erase(user_id)
    audit.record(Kind.DELETED, user_id=user_id, client=client)
    messages.account_deleted(**occasion(user, client))


def _erase(user_id: ObjectId) -> None:
    personal_data.erase(user_id)
    sessions.forget(user_id=user_id)
    reset_codes.forget(user_id=user_id)
    store.forget_all(user_id=user_id)
    passkeys.forget(user_id=user_id)
    identities.forget(user_id=user_id)
    one_time_tokens.forget(user_id=user_id)
    registrations.forget(user_id=user_id)
    outbox.forget(owner=user_id)
