"""The last step of a login, however the user proved who they are: the session, and the audit log."""

from accounts import audit, sessions, users
from accounts.audit import Kind
from accounts.errors import InvalidCredentials, MfaInvalid
from accounts.request_client import Client
from accounts.sessions import TokenPair
from accounts.users import NOTHING_SPENT, Acceptance
from sahienglish.core import clock
from sahienglish.database.mongo import Document


def complete(
    *, user: Document, methods: tuple[str, ...], client: Client, acceptance: Acceptance = NOTHING_SPENT
) -> TokenPair:
    """Open a session for a user who proved who they are by `methods`.

    Raises `InvalidCredentials`, or `MfaInvalid` in the second step, if the account or its tokens were
    ended or the proof was spent since `user` was read.
    """
    # Opened before the account is read for the last time, so that a request that ends its tokens finds it.
    version = user["token_version"]
    pair = sessions.open(
        user_id=user["_id"], token_version=version, device=client.device, ip=client.ip, methods=methods
    )
    if not admit(user=user, client=client, acceptance=acceptance):
        sessions.forget(user_id=user["_id"], _id=pair.session_id)
        raise MfaInvalid if len(methods) > 1 else InvalidCredentials
    return pair


def admit(*, user: Document, client: Client, acceptance: Acceptance = NOTHING_SPENT) -> bool:
    """Accept the proof and record the login; `False` if it was spent or the account was ended."""
    admitted = users.accept(user, acceptance=acceptance, last_login=clock.now())
    kind = Kind.LOGGED_IN if admitted else Kind.LOGIN_FAILED
    audit.record(kind, user_id=user["_id"], client=client)
    return admitted
