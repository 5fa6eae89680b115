"""Signed tokens: the types, how they are issued, and how they are checked (RFC 7519, RFC 8725)."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar, Self
from uuid import uuid4

from bson import ObjectId
from django.conf import settings
from rest_framework_simplejwt.exceptions import ExpiredTokenError, TokenError
from rest_framework_simplejwt.tokens import Token

from accounts.tokens import key_ring
from accounts.tokens.claims import are_words, is_id, is_id_or_missing, is_number, is_word
from accounts.tokens.key_ring import KeyRing
from sahienglish.core import clock
from sahienglish.core.errors import Presented, TokenExpired, TokenInvalid

MAX_LENGTH = 2048
"""Longer tokens are not from this service and are not worth parsing."""


def _seconds(moment: datetime) -> int:
    """Return the whole seconds since 1970 that JWTs count in (RFC 7519 §2)."""
    return int(moment.timestamp())


class SignedToken(Token):
    """One type of token; `claims` says which claims it must hold besides `type`, and of what kind."""

    lifetime: timedelta = timedelta()
    claims: ClassVar[dict[str, Callable[[Any], bool]]] = {}
    presented: ClassVar[Presented] = Presented.AS_INPUT

    @classmethod
    def issue(cls, *, at: datetime | None = None, expires_at: datetime | None = None, **claims: Any) -> str:
        """Return a token issued `at` (now) that ends at `expires_at` (after the type's lifetime)."""
        start = at or clock.now()
        times = {"iat": _seconds(start), "exp": _seconds(expires_at or start + cls.lifetime)}
        token = {"type": cls.token_type, "jti": uuid4().hex, **times, **claims}
        return key_ring.current().encode(token)

    @classmethod
    def read(cls, text: str) -> Self:
        """Return the token in `text`; raises `TokenInvalid` and `TokenExpired`."""
        if len(text) > MAX_LENGTH:
            raise TokenInvalid(presented=cls.presented)
        try:
            return cls(text)  # type: ignore[arg-type]
        except ExpiredTokenError as error:
            raise TokenExpired(presented=cls.presented) from error
        except TokenError as error:
            raise TokenInvalid(presented=cls.presented) from error

    @property
    def token_backend(self) -> KeyRing:
        return key_ring.current()

    def verify(self) -> None:
        self.verify_token_type()
        for name, holds in (_TIMES | self.claims).items():
            if not holds(self.payload.get(name)):
                raise TokenError("a claim is missing or of the wrong type")
        if self.payload["exp"] <= clock.now().timestamp():
            raise ExpiredTokenError("expired")

    @property
    def user_id(self) -> ObjectId:
        return ObjectId(self.payload["sub"])

    @property
    def session_id(self) -> ObjectId:
        return ObjectId(self.payload["sid"])

    @property
    def token_version(self) -> int:
        version: int = self.payload["tv"]
        return version

    @property
    def expires_at(self) -> datetime:
        return datetime.fromtimestamp(self.payload["exp"], UTC)

    @property
    def jti(self) -> str:
        jti: str = self.payload["jti"]
        return jti

    @property
    def email(self) -> str:
        email: str = self.payload["email"]
        return email


_TIMES: dict[str, Callable[[Any], bool]] = {"iat": is_number, "exp": is_number, "jti": is_word}


class SessionToken(SignedToken):
    """A token that names a session, and the version of the account's tokens that it was issued under."""

    claims = {"sub": is_id, "sid": is_id, "tv": is_number}


class AccessToken(SessionToken):
    """What every authenticated call of an API client carries."""

    token_type = "access"  # noqa: S105
    lifetime = timedelta(minutes=settings.ACCESS_TOKEN_EXPIRE_MINUTES)
    presented = Presented.AS_CREDENTIAL


class WebToken(SessionToken):
    """The value of the cookie that the page at `/app` is signed in with; it is not rotated."""

    token_type = "web"  # noqa: S105
    lifetime = timedelta(days=settings.REFRESH_TOKEN_EXPIRE_DAYS)
    presented = Presented.AS_CREDENTIAL


class RefreshToken(SessionToken):
    """A token that is exchanged, once, for the next pair of its session."""

    token_type = "refresh"  # noqa: S105
    lifetime = timedelta(days=settings.REFRESH_TOKEN_EXPIRE_DAYS)


class MfaToken(SignedToken):
    """A login that lacks its second factor: `by` what was proven, `tries` the codes tried before it."""

    token_type = "mfa"  # noqa: S105
    lifetime = timedelta(minutes=5)
    claims = {"sub": is_id, "tv": is_number, "tries": is_number, "by": are_words}

    @property
    def tries(self) -> int:
        tries: int = self.payload["tries"]
        return tries

    @property
    def by(self) -> tuple[str, ...]:
        return tuple(self.payload["by"])


class EnrolToken(SignedToken):
    """An authenticator app that is being set up; its secret is encrypted as it will be stored."""

    token_type = "enrol"  # noqa: S105
    lifetime = timedelta(minutes=10)
    claims = {"sub": is_id, "tv": is_number, "secret": is_word}

    @property
    def secret(self) -> str:
        secret: str = self.payload["secret"]
        return secret


class DeviceToken(SignedToken):
    """A device on which an account has logged in; `sub` is the digest of the account's address."""

    token_type = "device"  # noqa: S105
    lifetime = timedelta(days=400)
    claims = {"sub": is_word}


class ResetToken(SignedToken):
    """The right to set a new password; it dies with the password, and with the address its code went to."""

    token_type = "reset"  # noqa: S105
    lifetime = timedelta(minutes=settings.RESET_TOKEN_EXPIRE_MINUTES)
    claims = {"sub": is_id, "tv": is_number, "email": is_word}


class VerifyEmailToken(SignedToken):
    """The link that confirms an address; it dies when the account no longer waits for that address."""

    token_type = "verify_email"  # noqa: S105
    lifetime = timedelta(hours=settings.VERIFY_TOKEN_EXPIRE_HOURS)
    claims = {"sub": is_id, "email": is_word, "reg": is_id_or_missing}

    @property
    def registration(self) -> str | None:
        """The registration that the link was sent for; links sent again name none."""
        return self.payload.get("reg")
