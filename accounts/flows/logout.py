"""Ending sessions: this one, another one, all of them."""

from contextlib import suppress
from typing import Any

from bson import ObjectId

from accounts import audit, sessions, users
from accounts.api_keys import places, store
from accounts.audit import Kind
from accounts.request_client import Client
from accounts.sessions import Reason
from accounts.tokens import AccessToken, RefreshToken
from sahienglish.core.errors import NotFound, TokenInvalid

Kinds = tuple[type[RefreshToken] | type[AccessToken], ...]


def log_out(*, token: str, client: Client, kinds: Kinds = (RefreshToken,)) -> None:
    """End the session of a token of one of the `kinds`; other tokens have nothing to end (RFC 7009 §2.2)."""
    for kind in kinds:
        # An unknown token has nothing to revoke, which RFC 7009 §2.2 calls a success.
        with suppress(TokenInvalid):
            found = kind.read(token)
            end_own_session(session_id=found.session_id, user_id=found.user_id, client=client)
            return


def end_own_session(*, session_id: ObjectId, user_id: ObjectId, client: Client) -> None:
    """End the session that the user leaves, any number of times."""
    if sessions.revoke(session_id=session_id, user_id=user_id, reason=Reason.LOGOUT):
        audit.record(Kind.LOGGED_OUT, user_id=user_id, client=client)


def log_out_everywhere(*, user_id: ObjectId, client: Client) -> None:
    """End every token and every session of the account, and revoke its API keys."""
    end_everything(user_id=user_id, reason=Reason.LOGOUT_ALL)
    audit.record(Kind.LOGGED_OUT_EVERYWHERE, user_id=user_id, client=client)


def end_everything(*, user_id: ObjectId, reason: Reason, **also: Any) -> int:
    """End all tokens, sessions and API keys of an account; returns how many sessions there were.

    `also` are fields that the update which ends the tokens sets, too.
    """
    users.end_tokens(user_id, **places.NO_KEYS, **also)
    store.forget_all(user_id=user_id)
    return sessions.revoke_all(user_id=user_id, reason=reason)


def end_session(session_id: ObjectId, *, user_id: ObjectId, client: Client) -> None:
    """End one of the account's sessions. Raises `NotFound` where there is none to end."""
    if not sessions.revoke(session_id=session_id, user_id=user_id, reason=Reason.REVOKED_BY_OWNER):
        raise NotFound
    audit.record(Kind.SESSION_REVOKED, user_id=user_id, client=client)
