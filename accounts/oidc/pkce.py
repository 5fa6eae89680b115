"""Proof Key for Code Exchange with S256, as client of a provider and as server of our own apps (RFC 7636)."""

import base64
import hashlib
import hmac


def challenge_of(verifier: str) -> str:
    """Return the S256 challenge of a verifier (§4.2)."""
    digest = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def matches(verifier: str, challenge: str) -> bool:
    """Tell whether a challenge was made from this verifier."""
    return hmac.compare_digest(challenge_of(verifier).encode(), challenge.encode())
