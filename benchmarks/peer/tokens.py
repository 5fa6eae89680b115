"""Signed tokens: HS256 JWTs that carry their type, session, account and token version."""

from typing import Any

import jwt
from bson import ObjectId

from benchmarks.peer.settings import settings

Claims = dict[str, Any]


class TokenExpired(Exception):
    """Raised when a token was good and its time is over."""


class TokenInvalid(Exception):
    """Raised when a token is malformed, of another type, or signed with another key."""


def write(kind: str, session: Claims, **claims: Any) -> str:
    """Sign a token of a session; its version is the session's, never the account's afresh."""
    payload = {
        "type": kind,
        "sid": str(session["sid"]),
        "sub": str(session["sub"]),
        "tv": session["tv"],
        **claims,
    }
    return jwt.encode(payload, settings().jwt_secret_key, algorithm=settings().jwt_algorithm)


def read(token: str, kind: str) -> Claims:
    """Return the claims of a token of this kind, its ids as ObjectIds, after signature, type and expiry."""
    required = ["exp", "iat", "sid", "sub", "tv", "type"]
    try:
        claims: Claims = jwt.decode(
            token,
            settings().jwt_secret_key,
            algorithms=[settings().jwt_algorithm],
            options={"require": required},
        )
        if claims["type"] != kind or not isinstance(claims["tv"], int):
            raise TokenInvalid
        return claims | {"sid": ObjectId(claims["sid"]), "sub": ObjectId(claims["sub"])}
    except jwt.ExpiredSignatureError as error:
        raise TokenExpired from error
    except (jwt.InvalidTokenError, ValueError, TypeError) as error:
        raise TokenInvalid from error
