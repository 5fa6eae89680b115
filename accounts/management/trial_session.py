"""A session of a throw-away account, to try out what the database makes of its updates."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from bson import ObjectId

from accounts import sessions
from accounts.identity import LoginSession
from accounts.sessions import Reason, TokenPair
from accounts.tokens import AccessToken, RefreshToken
from sahienglish.core.errors import TokenInvalid
from sahienglish.database import mongo

Refresh = Callable[[RefreshToken], Coroutine[Any, Any, TokenPair | None]]


class TrialSession:
    """One pair of tokens of a session, and what can be done with it."""

    def __init__(self, pair: TokenPair) -> None:
        self.pair = pair
        self.token = RefreshToken.read(pair.refresh_token)

    @classmethod
    def open(cls, user_id: ObjectId) -> "TrialSession":
        return cls(sessions.open(user_id=user_id, token_version=0, device="check_sessions", ip=""))

    def refreshed(self) -> "TrialSession | None":
        """Return the next pair, as `POST /auth/refresh` would, or None if the token is rejected."""
        (pair,) = self.at_once(rotate_or_repeat, times=1)
        return TrialSession(pair) if pair else None

    def at_once(self, refresh: Refresh, *, times: int) -> list[TokenPair | None]:
        """Use the refresh token this many times in parallel."""

        async def every_time() -> list[TokenPair | None]:
            try:
                return await asyncio.gather(*(refresh(self.token) for _ in range(times)))
            finally:
                await mongo.close()

        return asyncio.run(every_time())

    def is_accepted(self) -> bool:
        """Tell whether requests with the access token are accepted."""
        try:
            LoginSession.of(AccessToken.read(self.pair.access_token)).require()
        except TokenInvalid:
            return False
        return True

    def revoke(self) -> bool:
        """Revoke the session; tells whether this call did it."""
        ids = {"session_id": self.token.session_id, "user_id": self.token.user_id}
        return sessions.revoke(**ids, reason=Reason.REVOKED_BY_STAFF)


async def rotate(token: RefreshToken) -> TokenPair | None:
    """Rotate a session, if the token is its current one."""
    return await sessions.rotate(token, ip="")


async def rotate_or_repeat(token: RefreshToken) -> TokenPair | None:
    """Rotate a session, or return the pair again that this token was exchanged for a moment ago."""
    return await rotate(token) or await sessions.repeat(token)
