"""Exchanging a refresh token for the next pair (RFC 6749 §6, RFC 9700 §4.14)."""

from accounts import audit, sessions, users
from accounts.audit import Kind
from accounts.emails import messages
from accounts.emails.occasion import occasion
from accounts.errors import PresentedTokenInvalid, TokenReused
from accounts.request_client import Client
from accounts.sessions import Reason, TokenPair
from accounts.tokens import RefreshToken
from sahienglish.core import thread_pool


async def refresh(*, refresh_token: str, client: Client) -> TokenPair:
    """Return the next pair, in one update; a token spent a moment ago gets the same child again.

    Any other token that is not current was stolen, or somebody's was: its session ends and its owner
    is warned. Raises `PresentedTokenInvalid`, `PresentedTokenExpired` and `TokenReused`.
    """
    token = RefreshToken.read(refresh_token)
    pair = await sessions.rotate(token, ip=client.ip) or await sessions.repeat(token)
    if pair is None:
        await thread_pool.run(_end_session, token, client)
        raise PresentedTokenInvalid("The session has ended.")
    return pair


def _end_session(token: RefreshToken, client: Client) -> None:
    if not sessions.revoke(session_id=token.session_id, user_id=token.user_id, reason=Reason.REUSE):
        return
    audit.record(Kind.TOKEN_REUSED, user_id=token.user_id, client=client)
    user = users.get(token.user_id)
    if user is not None:
        messages.session_theft_warning(**occasion(user, client))
    raise TokenReused("The token was used before; its session has been ended.")
