"""Sessions: one document each, opened at login, rotated by one conditional update."""

from datetime import datetime, timedelta
from secrets import token_hex
from typing import Any

from bson import ObjectId
from pydantic import BaseModel
from pymongo import ReturnDocument

from benchmarks.peer import tokens
from benchmarks.peer.database import Database, Document, now
from benchmarks.peer.problems import grant_invalid
from benchmarks.peer.settings import settings

GRACE_USES = 20


class TokenPair(BaseModel):
    """What a login and a refresh answer (RFC 6749 §5.1)."""

    access_token: str
    refresh_token: str
    token_type: str = "bearer"
    expires_in: int


async def open_session(
    database: Database, *, user_id: ObjectId, token_version: int, device: str, ip: str
) -> TokenPair:
    moment = now()
    session: Document = {
        "_id": ObjectId(),
        "user_id": user_id,
        "token_version": token_version,
        "jti": token_hex(16),
        "jti_issued_at": moment,
        "previous_jti": "",
        "rotated_at": moment,
        "grace_uses": 0,
        "created_at": moment,
        "last_used_at": moment,
        "expires_at": moment + timedelta(days=settings().refresh_token_expire_days),
        "status": "live",
        "revoked_at": None,
        "revoked_reason": "",
        "device": device,
        "ip": ip,
    }
    await database.accounts_session.insert_one(session)
    return _pair(session, moment)


async def rotate(database: Database, *, refresh_token: str) -> TokenPair:
    """Spend a refresh token: one update when it is the current one, two or three when it is not."""
    claims, moment = _read(refresh_token), now()
    session = await _rotate_current(database, claims, moment) or await _repeat_child(database, claims, moment)
    if session is None:
        revoked = await database.accounts_session.update_one(
            {"_id": claims["sid"], "user_id": claims["sub"], "status": "live"},
            {"$set": {"status": "revoked", "revoked_at": moment, "revoked_reason": "reuse"}},
        )
        raise grant_invalid(
            "token_reused" if revoked.modified_count else "token_invalid", "The token is not valid"
        )
    return _pair(session, moment)


async def _rotate_current(database: Database, claims: tokens.Claims, moment: datetime) -> Document | None:
    return await database.accounts_session.find_one_and_update(
        _live(claims, moment) | {"jti": claims["jti"]},
        {
            "$set": {
                "jti": token_hex(16),
                "jti_issued_at": moment,
                "previous_jti": claims["jti"],
                "rotated_at": moment,
                "last_used_at": moment,
                "grace_uses": 0,
            }
        },
        return_document=ReturnDocument.AFTER,
    )


async def _repeat_child(database: Database, claims: tokens.Claims, moment: datetime) -> Document | None:
    """Serve the same child again to parallel tabs and after lost answers, within the grace."""
    grace = timedelta(seconds=settings().refresh_reuse_grace_seconds)
    return await database.accounts_session.find_one_and_update(
        _live(claims, moment)
        | {
            "previous_jti": claims["jti"],
            "rotated_at": {"$gt": moment - grace},
            "grace_uses": {"$lt": GRACE_USES},
        },
        {"$inc": {"grace_uses": 1}},
        return_document=ReturnDocument.AFTER,
    )


def _live(claims: tokens.Claims, moment: datetime) -> dict[str, Any]:
    return {
        "_id": claims["sid"],
        "user_id": claims["sub"],
        "token_version": claims["tv"],
        "status": "live",
        "expires_at": {"$gt": moment},
    }


def _read(refresh_token: str) -> tokens.Claims:
    try:
        claims = tokens.read(refresh_token, "refresh")
    except tokens.TokenExpired as error:
        raise grant_invalid("token_expired", "The token has expired") from error
    except tokens.TokenInvalid as error:
        raise grant_invalid("token_invalid", "The token is not valid") from error
    if not isinstance(claims.get("jti"), str):
        raise grant_invalid("token_invalid", "The token is not valid")
    return claims


def _pair(session: Document, moment: datetime) -> TokenPair:
    lifetime = timedelta(minutes=settings().access_token_expire_minutes)
    return TokenPair(
        access_token=tokens.write("access", session, iat=moment, exp=moment + lifetime),
        refresh_token=tokens.write(
            "refresh",
            session,
            jti=session["jti"],
            iat=session["jti_issued_at"],
            exp=session["expires_at"],
        ),
        expires_in=int(lifetime.total_seconds()),
    )
