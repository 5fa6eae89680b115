"""Who calls: the dependency of every authenticated path."""

from dataclasses import dataclass
from typing import Annotated

from bson import ObjectId
from fastapi import Depends
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from benchmarks.peer import tokens
from benchmarks.peer.database import Database, Document, now
from benchmarks.peer.problems import Problem, token_invalid

USER_FIELDS = ("_id", "email", "pending_email", "full_name", "is_email_verified", "created_at")

bearer = HTTPBearer(auto_error=False)


@dataclass(frozen=True, slots=True)
class CallerOfRequest:
    """The account whose access token was shown, and its document."""

    user_id: ObjectId
    user: Document


async def _caller(
    credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(bearer)], database: Database
) -> CallerOfRequest:
    """Check signature, type and expiry, then account, token version and session in one round trip."""
    claims = _claims(credentials)
    live = {
        "_id": claims["sid"],
        "user_id": claims["sub"],
        "token_version": claims["tv"],
        "status": "live",
        "expires_at": {"$gt": now()},
    }
    user = {"from": "accounts_user", "localField": "user_id", "foreignField": "_id", "as": "user"}
    cursor = await database.accounts_session.aggregate(
        [
            {"$match": live},
            {"$lookup": user},
            {"$unwind": "$user"},
            {"$match": {"user.is_active": True, "user.token_version": claims["tv"]}},
            {"$project": {f"user.{field}": 1 for field in USER_FIELDS}},
        ]
    )
    found = await cursor.to_list()
    if not found:
        raise token_invalid()
    return CallerOfRequest(claims["sub"], found[0]["user"])


def _claims(credentials: HTTPAuthorizationCredentials | None) -> tokens.Claims:
    if credentials is None:
        raise Problem(
            401, "not_authenticated", "An access token is needed", headers={"WWW-Authenticate": "Bearer"}
        )
    try:
        return tokens.read(credentials.credentials, "access")
    except tokens.TokenExpired as error:
        raise token_invalid("token_expired") from error
    except tokens.TokenInvalid as error:
        raise token_invalid() from error


Caller = Annotated[CallerOfRequest, Depends(_caller)]
