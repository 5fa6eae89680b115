"""Exchanging a refresh token for the next pair (RFC 6749 §6, RFC 9700 §4.14)."""

from accounts import audit, sessions, users
from accounts.audit import Kind
from accounts.emails import messages
from accounts.emails.occasion import occasion
from accounts.errors import TokenReused
from accounts.request_client import Client
from accounts.sessions import Reason, TokenPair
from accounts.tokens import RefreshToken
from sahienglish.core import thread_pool
from sahienglish.core.errors import Presented, TokenInvalid


async def refresh(*, refresh_token: str, client: Client) -> TokenPair:
    """Return the next pair, in one update and one look at the account.

    A token spent a moment ago gets the same child again. Any other token that is not current was copied
    by someone: its session is revoked and its user is warned. Raises `TokenInvalid`,
    `TokenExpired` and `TokenReused`.
    """
    token = RefreshToken.read(refresh_token)
    pair = await sessions.rotate(token, ip=client.ip) or await sessions.repeat(token)
    if not await users.is_current_async(token.user_id, token_version=token.token_version):
        # The tokens were ended past the API: in the database, or by a backup that was restored.
        await thread_pool.run(_end_orphan, token)
        raise TokenInvalid("The session has ended.", presented=Presented.AS_INPUT)
    if pair is None:
        await thread_pool.run(_end_session, token, client)
        raise TokenInvalid("The session has ended.", presented=Presented.AS_INPUT)
    return pair


def _end_orphan(token: RefreshToken) -> None:
    sessions.revoke(session_id=token.session_id, user_id=token.user_id, reason=Reason.ACCOUNT_ENDED)


def _end_session(token: RefreshToken, client: Client) -> None:
    if not sessions.revoke(session_id=token.session_id, user_id=token.user_id, reason=Reason.REUSE):
        return
    audit.record(Kind.TOKEN_REUSED, user_id=token.user_id, client=client)
    user = users.get(token.user_id)
    if user is not None:
        messages.session_theft_warning(**occasion(user, client))
    raise TokenReused("The token was used before; its session has been ended.")
