"""Validation of ID tokens (OpenID Connect Core §3.1.3.7, RFC 8725)."""

import hmac
import logging
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from jwt.types import Options

from accounts.errors import ProviderUnavailable
from accounts.oidc import discovery
from accounts.oidc.providers import Provider
from sahienglish.core import clock

ALGORITHMS = frozenset({"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "EdDSA"})
"""Signatures by a private key only: with HMAC, everyone who knows the client secret could sign."""

MAX_LENGTH = 16 * 1024
MIN_RSA_BITS = 2048
LEEWAY = timedelta(seconds=60)
"""How far the provider's clock may be from ours."""

MAX_SUBJECT_LENGTH = 255
"""OpenID Connect Core §2."""

# The claims are checked below, against the project's own clock and without PyJWT's conversions.
SIGNATURE_ONLY: Options = {
    "verify_signature": True,
    "verify_exp": False,
    "verify_nbf": False,
    "verify_iat": False,
    "verify_aud": False,
    "verify_iss": False,
    "verify_sub": False,
    "verify_jti": False,
}

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Claims:
    """What a provider says of a user; `issuer` and `subject` together are the identity."""

    issuer: str
    subject: str
    email: str
    email_verified: bool
    name: str


class Rejected(Exception):
    """Raised for a token that does not hold; the message is for the log and names no value of the token."""


async def validate(token: Any, *, provider: Provider, nonce: str) -> Claims:
    """Return the claims of a provider's ID token. Raises `ProviderUnavailable`, whatever is wrong with it."""
    try:
        claims = await _signed(token, provider)
        _check_times(claims)
        _check_parties(claims, provider, nonce)
    except Rejected as error:
        logger.warning("an ID token of the provider %s was rejected: %s", provider.name, error)
        raise ProviderUnavailable("The provider's response could not be verified.") from error
    return Claims(
        issuer=claims["iss"],
        subject=claims["sub"],
        email=_text(claims.get("email")),
        # The text "false" is true to Python: nothing but the JSON value counts.
        email_verified=claims.get("email_verified") is True,
        name=_text(claims.get("name")),
    )


async def _signed(token: Any, provider: Provider) -> dict[str, Any]:
    if not isinstance(token, str) or len(token) > MAX_LENGTH:
        raise Rejected("missing, or too long")
    try:
        header = jwt.get_unverified_header(token)
    except jwt.PyJWTError as error:
        raise Rejected("no JWT") from error
    algorithm, key_id = header.get("alg"), header.get("kid")
    if algorithm not in ALGORITHMS:
        raise Rejected("an algorithm that is not accepted")
    if key_id is not None and not isinstance(key_id, str):
        raise Rejected("a key id that is no text")
    found = await discovery.keys(provider, key_id=key_id)
    usable = [
        key for key in found if key.get("use", "sig") == "sig" and key.get("alg", algorithm) == algorithm
    ]
    if len(usable) != 1:
        raise Rejected("no key, or several that could be meant")
    return _decoded(token, usable[0], algorithm)


def _decoded(token: str, key: dict[str, Any], algorithm: str) -> dict[str, Any]:
    try:
        signing_key = jwt.PyJWK(key, algorithm=algorithm)
        if isinstance(signing_key.key, RSAPublicKey) and signing_key.key.key_size < MIN_RSA_BITS:
            raise Rejected("a key that is too short")
        claims: dict[str, Any] = jwt.decode(
            token, signing_key, algorithms=[algorithm], options=SIGNATURE_ONLY
        )
    except (jwt.PyJWTError, ValueError, KeyError, TypeError) as error:
        raise Rejected(f"not signed by the provider ({type(error).__name__})") from error
    return claims


def _check_times(claims: dict[str, Any]) -> None:
    now, leeway = clock.now().timestamp(), LEEWAY.total_seconds()
    expires, issued, begins = claims.get("exp"), claims.get("iat"), claims.get("nbf", 0)
    # A bool is an int to Python, and a NaN is later than nothing: only whole numbers are times.
    if not all(type(each) is int for each in (expires, issued, begins)):
        raise Rejected("a time that is no whole number")
    if not now - leeway < expires:  # type: ignore[operator]
        raise Rejected("expired")
    if max(issued, begins) > now + leeway:
        raise Rejected("issued in the future")


def _check_parties(claims: dict[str, Any], provider: Provider, nonce: str) -> None:
    if claims.get("iss") != provider.issuer:
        raise Rejected("another issuer")
    # A token for several parties could have been handed on by any of them.
    if claims.get("aud") not in (provider.client_id, [provider.client_id]):
        raise Rejected("another audience")
    if claims.get("azp", provider.client_id) != provider.client_id:
        raise Rejected("another authorised party")
    subject = claims.get("sub")
    if not isinstance(subject, str) or not 0 < len(subject) <= MAX_SUBJECT_LENGTH:
        raise Rejected("no subject")
    presented = claims.get("nonce")
    if not isinstance(presented, str) or not hmac.compare_digest(presented.encode(), nonce.encode()):
        raise Rejected("another nonce")


def _text(claim: Any) -> str:
    return claim if isinstance(claim, str) else ""
