"""Validation of ID tokens (OpenID Connect Core §3.1.3.7, RFC 8725)."""

import hmac
import logging
import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from accounts.errors import ProviderUnavailable
from accounts.oidc import signatures
from accounts.oidc.providers import Provider
from accounts.oidc.signatures import Rejected
from sahienglish.core import clock

LEEWAY = timedelta(seconds=60)
"""How far the provider's clock may be from ours."""

MAX_SUBJECT_LENGTH = 255
"""OpenID Connect Core §2."""
HALF_A_CHARACTER = re.compile("[\ud800-\udfff]")

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Claims:
    """The claims of a provider about a user; `issuer` and `subject` together are the identity."""

    issuer: str
    subject: str
    email: str
    email_verified: bool
    name: str


async def validate(token: Any, *, provider: Provider, nonce: str) -> Claims:
    """Return the claims of a provider's ID token. Raises `ProviderUnavailable` for every reason alike."""
    try:
        claims = await signatures.verified_claims(token, provider)
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


def _check_times(claims: dict[str, Any]) -> None:
    now, leeway = clock.now().timestamp(), LEEWAY.total_seconds()
    times: tuple[Any, Any, Any] = (claims.get("exp"), claims.get("iat"), claims.get("nbf", 0))
    # A bool is an int to Python, and a NaN is later than nothing: only whole numbers are times.
    if not all(type(each) is int for each in times):
        raise Rejected("a time that is no whole number")
    expires, issued, begins = times
    if now - leeway >= expires:
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
    subject = _text(claims.get("sub"))
    if not 0 < len(subject) <= MAX_SUBJECT_LENGTH or "\0" in subject:
        raise Rejected("no subject")
    if not hmac.compare_digest(_text(claims.get("nonce")).encode(), nonce.encode()):
        raise Rejected("another nonce")


def _text(claim: Any) -> str:
    """Return a claim that is a text of whole characters, else none at all."""
    # JavaScript cuts texts between the two halves of a character, and writes such a half into JSON.
    return claim if isinstance(claim, str) and not HALF_A_CHARACTER.search(claim) else ""
