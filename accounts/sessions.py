"""Sessions: opened, rotated and revoked, each by one conditional update of one document.

Of any number of requests that meet, the database lets exactly one update match (docs/sessions.md);
nothing here reads first and writes then.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from secrets import token_hex
from typing import Any

from bson import ObjectId
from django.conf import settings
from pymongo.asynchronous.collection import AsyncCollection
from pymongo.collection import Collection

from accounts.models import Session
from accounts.tokens import AccessToken, RefreshToken
from sahienglish.core import clock
from sahienglish.core.identity import SessionIdentity
from sahienglish.database import mongo

GRACE_USES = 100
"""How often one spent token is accepted within its grace: no browser with many tabs needs more."""

CONFIRMATION = timedelta(minutes=5)
"""How long a confirmation of a session is valid."""

PASSKEY = "passkey"
LIVE, REVOKED = Session.Status.LIVE.value, Session.Status.REVOKED.value
NEVER_ROTATED = ""


class Reason(StrEnum):
    """Why a session was revoked."""

    LOGOUT = "logout"
    LOGOUT_ALL = "logout_all"
    REVOKED_BY_OWNER = "revoked_by_owner"
    REVOKED_BY_STAFF = "revoked_by_staff"
    REUSE = "reuse"
    PASSWORD_CHANGED = "password_changed"  # noqa: S105
    PASSWORD_RESET = "password_reset"  # noqa: S105
    SECOND_STEP_ON = "second_step_on"
    ACCOUNT_ENDED = "account_ended"


@dataclass(frozen=True, slots=True)
class TokenPair:
    """The tokens that a login or a refresh yields; `expires_in` is in seconds and about the access token.

    `claims` and `expires_at` are those of the session, from which another kind of token can be issued.
    """

    access_token: str
    refresh_token: str
    expires_in: int
    claims: dict[str, Any]
    expires_at: datetime

    @property
    def session_id(self) -> ObjectId:
        return ObjectId(self.claims["sid"])


def open(  # noqa: A001
    *, user_id: ObjectId, token_version: int, device: str, ip: str, methods: Sequence[str] = ("password",)
) -> TokenPair:
    """Start a session that ends `REFRESH_TOKEN_EXPIRE_DAYS` from now at the latest.

    `methods` are those by which the user proved who they are; refreshing keeps them.
    """
    now, session_id, jti = clock.now(), ObjectId(), token_hex(16)
    expires_at = now + RefreshToken.lifetime
    collection().insert_one(
        {
            "_id": session_id,
            "user_id": user_id,
            "token_version": token_version,
            "jti": jti,
            "jti_issued_at": now,
            "previous_jti": NEVER_ROTATED,
            "rotated_at": now,
            "grace_uses": 0,
            "created_at": now,
            "last_used_at": now,
            "expires_at": expires_at,
            "status": LIVE,
            "revoked_at": None,
            "revoked_reason": "",
            "device": device,
            "ip": ip,
            "aal": assurance(methods),
            "methods": list(methods),
            "confirmed_at": None,
        }
    )
    claims = {"sub": str(user_id), "sid": str(session_id), "tv": token_version}
    return _pair(claims, now=now, jti=jti, issued_at=now, expires_at=expires_at)


async def rotate(token: RefreshToken, *, ip: str) -> TokenPair | None:
    """Spend the current refresh token of a live session for the next pair; `None` when it is not current."""
    now, jti = clock.now(), token_hex(16)
    # If an attempt took effect but its reply was lost, the next one finds the new `jti` and changes nothing.
    current = {**_live(token, now), "jti": {"$in": [token.jti, jti]}}
    successor = {
        "jti": jti,
        "jti_issued_at": now,
        "previous_jti": token.jti,
        "rotated_at": now,
        "grace_uses": 0,
        "last_used_at": now,
        "ip": ip,
    }
    rotated = await mongo.retried(lambda: _on_loop().update_one(current, {"$set": successor}))
    return _mint(token, now=now, jti=jti, issued_at=now) if rotated.matched_count else None


async def repeat(token: RefreshToken) -> TokenPair | None:
    """Return the same child again for a token spent within the grace; `None` if it is older than that.

    This serves parallel tabs and lost responses.
    """
    now = clock.now()
    grace = timedelta(seconds=settings.REFRESH_REUSE_GRACE_SECONDS)
    parent = {**_live(token, now), "previous_jti": token.jti}
    in_grace = {"rotated_at": {"$gt": now - grace}, "grace_uses": {"$lt": GRACE_USES}}
    use = {"$inc": {"grace_uses": 1}}
    repeated = await mongo.retried(lambda: _on_loop().update_one(parent | in_grace, use))
    if repeated.matched_count == 0:
        return None
    # If the child was spent in between, the token is two generations old.
    session = await _on_loop().find_one(parent)
    if session is None:
        return None
    return _mint(token, now=now, jti=session["jti"], issued_at=session["jti_issued_at"])


def assurance(methods: Sequence[str]) -> int:
    """Return the level of NIST SP 800-63B: 2 for two factors, which a passkey is alone."""
    return 2 if PASSKEY in methods or len(methods) > 1 else 1


def methods_of(session: Mapping[str, Any]) -> list[str]:
    """Return the methods by which the user of a session logged in; one that names none used a password."""
    return session.get("methods") or ["password"]


def confirm(*, session_id: ObjectId, user_id: ObjectId) -> datetime | None:
    """Note that the user proved again who they are; returns until when, `None` if the session has ended."""
    now = clock.now()
    live = {"_id": session_id, "user_id": user_id, "status": LIVE, "expires_at": {"$gt": now}}
    noted = collection().update_one(live, {"$set": {"confirmed_at": now}}).matched_count == 1
    return now + CONFIRMATION if noted else None


def revoke(*, session_id: ObjectId, user_id: ObjectId, reason: Reason) -> bool:
    """End a session; tells whether this call did it."""
    now = clock.now()
    live = {"_id": session_id, "user_id": user_id, "status": LIVE, "expires_at": {"$gt": now}}
    return collection().update_one(live, _revocation(reason, now)).modified_count == 1


def revoke_all(*, user_id: ObjectId, reason: Reason) -> int:
    """End every session of an account; returns how many there were."""
    now = clock.now()
    live = {"user_id": user_id, "status": LIVE, "expires_at": {"$gt": now}}
    return collection().update_many(live, _revocation(reason, now)).modified_count


def forget(*, user_id: ObjectId, **which: Any) -> None:
    """Remove the sessions of an account, or `which` of them."""
    collection().delete_many({"user_id": user_id, **which})


def living(identity: SessionIdentity) -> list[dict[str, Any]]:
    """Return the caller's sessions that still count, the newest first, in one round trip."""
    found = identity.require(
        {
            "$lookup": {
                "from": Session._meta.db_table,
                "localField": "user_id",
                "foreignField": "user_id",
                "as": "sessions",
            }
        }
    )["sessions"]
    now, current = clock.now(), identity.session_id
    version = next((each["token_version"] for each in found if each["_id"] == current), None)
    alive = (each for each in found if each["status"] == LIVE and each["expires_at"] > now)
    counting = (each for each in alive if each["token_version"] == version)
    return sorted(counting, key=lambda each: each["created_at"], reverse=True)


def collection() -> Collection[dict[str, Any]]:
    """Return the raw collection of sessions."""
    return mongo.collection(Session._meta.db_table)


def _on_loop() -> AsyncCollection[dict[str, Any]]:
    """Return the same on the running event loop, where tokens are refreshed."""
    return mongo.async_collection(Session._meta.db_table)


def _live(token: RefreshToken, now: datetime) -> dict[str, Any]:
    return {
        "_id": token.session_id,
        "user_id": token.user_id,
        "token_version": token.token_version,
        "status": LIVE,
        "expires_at": {"$gt": now},
    }


def _revocation(reason: Reason, now: datetime) -> dict[str, Any]:
    return {"$set": {"status": REVOKED, "revoked_at": now, "revoked_reason": reason.value}}


def _mint(parent: RefreshToken, *, now: datetime, jti: str, issued_at: datetime) -> TokenPair:
    """Make the pair that follows on `parent`, whose claims are those of its session.

    `token_version` is the session's, never the account's read afresh: a refresh that races a password
    change must not turn an old session into a new one.
    """
    return _pair(
        {"sub": str(parent.user_id), "sid": str(parent.session_id), "tv": parent.token_version},
        now=now,
        jti=jti,
        issued_at=issued_at,
        expires_at=parent.expires_at,
    )


def _pair(
    claims: dict[str, Any], *, now: datetime, jti: str, issued_at: datetime, expires_at: datetime
) -> TokenPair:
    access_ends = min(issued_at + AccessToken.lifetime, expires_at)
    return TokenPair(
        access_token=AccessToken.issue(at=issued_at, expires_at=access_ends, **claims),
        refresh_token=RefreshToken.issue(at=issued_at, expires_at=expires_at, jti=jti, **claims),
        expires_in=max(0, int((access_ends - now).total_seconds())),
        claims=claims,
        expires_at=expires_at,
    )
