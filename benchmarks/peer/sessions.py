"""Sessions: one document each, opened at login, rotated by one conditional update."""

from datetime import datetime, timedelta
from secrets import token_hex
from typing import Any

from bson import ObjectId
from pydantic import BaseModel

from benchmarks.peer import tokens
from benchmarks.peer.database import Database, now
from benchmarks.peer.problems import grant_invalid
from benchmarks.peer.settings import settings

GRACE_USES = 100


class TokenPair(BaseModel):
    """What a login and a refresh answer (RFC 6749 §5.1)."""

    access_token: str
    refresh_token: str
    token_type: str = "bearer"
    expires_in: int


async def open_session(
    database: Database, *, user_id: ObjectId, token_version: int, device: str, ip: str
) -> TokenPair:
    moment, session_id, jti = now(), ObjectId(), token_hex(16)
    expires_at = moment + timedelta(days=settings().refresh_token_expire_days)
    await database.accounts_session.insert_one(
        {
            "_id": session_id,
            "user_id": user_id,
            "token_version": token_version,
            "jti": jti,
            "jti_issued_at": moment,
            "previous_jti": "",
            "rotated_at": moment,
            "grace_uses": 0,
            "created_at": moment,
            "last_used_at": moment,
            "expires_at": expires_at,
            "status": "live",
            "revoked_at": None,
            "revoked_reason": "",
            "device": device,
            "ip": ip,
        }
    )
    claims = {"sid": session_id, "sub": user_id, "tv": token_version, "exp": int(expires_at.timestamp())}
    return _pair(claims, jti=jti, issued_at=moment)


async def rotate(database: Database, *, refresh_token: str, ip: str) -> TokenPair:
    """Spend a refresh token and look at its account; a token that is not current costs more updates."""
    claims, moment = _read(refresh_token), now()
    pair = await _rotate_current(database, claims, moment, ip) or await _repeat_child(
        database, claims, moment
    )
    if not await _is_current(database, claims):
        await _revoke(database, claims, moment, "account_ended")
        raise grant_invalid("token_invalid", "The token is not valid")
    if pair is None:
        revoked = await _revoke(database, claims, moment, "reuse")
        raise grant_invalid("token_reused" if revoked else "token_invalid", "The token is not valid")
    return pair


async def _is_current(database: Database, claims: tokens.Claims) -> bool:
    """Tell whether the account still accepts its tokens: they may have been ended in the database."""
    account = {"_id": claims["sub"], "token_version": claims["tv"], "is_active": True}
    return await database.accounts_user.find_one(account, {"_id": True}) is not None


async def _revoke(database: Database, claims: tokens.Claims, moment: datetime, reason: str) -> bool:
    live = {"_id": claims["sid"], "user_id": claims["sub"], "status": "live", "expires_at": {"$gt": moment}}
    end = {"$set": {"status": "revoked", "revoked_at": moment, "revoked_reason": reason}}
    return bool((await database.accounts_session.update_one(live, end)).modified_count)


async def _rotate_current(
    database: Database, claims: tokens.Claims, moment: datetime, ip: str
) -> TokenPair | None:
    jti = token_hex(16)
    rotated = await database.accounts_session.update_one(
        _live(claims, moment) | {"jti": claims["jti"]},
        {
            "$set": {
                "jti": jti,
                "jti_issued_at": moment,
                "previous_jti": claims["jti"],
                "rotated_at": moment,
                "grace_uses": 0,
                "last_used_at": moment,
                "ip": ip,
            }
        },
    )
    return _pair(claims, jti=jti, issued_at=moment) if rotated.matched_count else None


async def _repeat_child(database: Database, claims: tokens.Claims, moment: datetime) -> TokenPair | None:
    """Serve the same child again to parallel tabs and after lost answers, within the grace."""
    grace = timedelta(seconds=settings().refresh_reuse_grace_seconds)
    parent = _live(claims, moment) | {"previous_jti": claims["jti"]}
    in_grace = {"rotated_at": {"$gt": moment - grace}, "grace_uses": {"$lt": GRACE_USES}}
    repeated = await database.accounts_session.update_one(parent | in_grace, {"$inc": {"grace_uses": 1}})
    session = await database.accounts_session.find_one(parent) if repeated.matched_count else None
    return _pair(claims, jti=session["jti"], issued_at=session["jti_issued_at"]) if session else None


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


def _pair(session: tokens.Claims, *, jti: str, issued_at: datetime) -> TokenPair:
    """Sign the pair of the session whose id, account, version and end are in `session`."""
    lifetime = timedelta(minutes=settings().access_token_expire_minutes)
    return TokenPair(
        access_token=tokens.write("access", session, iat=issued_at, exp=issued_at + lifetime),
        refresh_token=tokens.write("refresh", session, jti=jti, iat=issued_at, exp=session["exp"]),
        expires_in=int(lifetime.total_seconds()),
    )
