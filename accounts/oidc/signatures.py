"""The signatures of ID tokens, by the keys that providers publish (RFC 7515, RFC 8725)."""

from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from jwt.types import Options

from accounts.oidc import discovery
from accounts.oidc.providers import Provider

ALGORITHMS = frozenset({"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "EdDSA"})
"""Signatures by a private key only: with HMAC, everyone who knows the client secret could sign."""

MAX_LENGTH = 16 * 1024
MIN_RSA_BITS = 2048

# The claims are checked in `id_tokens`, against the project's own clock and without PyJWT's conversions.
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


class Rejected(Exception):
    """Raised for a token that does not hold; the message is for the log and names no value of the token."""


async def verified_claims(token: Any, provider: Provider) -> dict[str, Any]:
    """Return the claims of a token that the provider signed. Raises `Rejected` and `ProviderUnavailable`."""
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
