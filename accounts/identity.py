"""Who calls: an access token's claims, and the one question to the database whether they still count."""

from dataclasses import dataclass
from typing import Any, Self

from bson import ObjectId

from accounts.models import Session, User
from accounts.tokens import AccessToken
from sahienglish.core import clock
from sahienglish.core.errors import TokenInvalid
from sahienglish.core.identity import Stage
from sahienglish.database import mongo

SESSIONS = Session._meta.db_table
USERS = User._meta.db_table

USER_FIELDS = ("_id", "email", "pending_email", "full_name", "is_email_verified", "created_at")
"""What `require` tells of the user; a hash never leaves the database here."""


@dataclass(frozen=True, slots=True)
class TokenIdentity:
    """The caller an access token names, signed and in date; see `sahienglish.core.identity.Identity`."""

    user_id: ObjectId
    session_id: ObjectId
    token_version: int
    is_authenticated: bool = True

    @classmethod
    def of(cls, token: AccessToken) -> Self:
        return cls(token.user_id, token.session_id, token.token_version)

    def require(self, *stages: Stage) -> dict[str, Any]:
        """Check user and session, and return the document that `stages` make, in one round trip."""
        return _only(list(mongo.collection(SESSIONS).aggregate([*self._alive(), *stages])))

    async def require_async(self, *stages: Stage) -> dict[str, Any]:
        """Do what `require` does on the event loop."""
        cursor = await mongo.async_collection(SESSIONS).aggregate([*self._alive(), *stages])
        return _only(await cursor.to_list())

    def _alive(self) -> list[Stage]:
        """Return the stages that find the session and its user, and nothing once either has ended."""
        return [
            {
                "$match": {
                    "_id": self.session_id,
                    "user_id": self.user_id,
                    "token_version": self.token_version,
                    "status": Session.Status.LIVE.value,
                    "expires_at": {"$gt": clock.now()},
                }
            },
            {"$lookup": {"from": USERS, "localField": "user_id", "foreignField": "_id", "as": "user"}},
            {"$unwind": "$user"},
            {"$match": {"user.is_active": True, "user.token_version": self.token_version}},
            {"$project": {"user_id": 1, **{f"user.{field}": 1 for field in USER_FIELDS}}},
        ]


def _only(documents: list[dict[str, Any]]) -> dict[str, Any]:
    if not documents:
        raise TokenInvalid("The session or its account has ended.")
    return documents[0]
