"""The options for the browser, in the JSON forms of WebAuthn Level 3, §5.1.8 and §5.1.9."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from bson import ObjectId
from django.conf import settings

from accounts import one_time_tokens
from accounts.one_time_tokens import Purpose

LIFETIME = timedelta(minutes=5)
"""How long a user may take: the upper end of what WebAuthn §15.1 recommends with user verification is ten."""

ALGORITHMS = (-8, -7, -257)
"""EdDSA, ES256 and RS256, which every authenticator speaks one of; the numbers are COSE's (RFC 9053)."""

TIMEOUT_MILLISECONDS = int(LIFETIME.total_seconds() * 1000)


def for_registration(
    user: dict[str, Any], *, user_handle: str, existing: Iterable[dict[str, Any]]
) -> tuple[str, dict[str, Any]]:
    """Return a challenge token, and options to create a passkey for an account."""
    challenge = _challenge(Purpose.PASSKEY_REGISTRATION, user["_id"])
    return challenge, {
        "rp": {"id": settings.WEBAUTHN_RP_ID, "name": settings.APP_NAME},
        "user": {
            "id": user_handle,
            "name": user["email"],
            "displayName": user["full_name"] or user["email"],
        },
        "challenge": challenge,
        "pubKeyCredParams": [{"type": "public-key", "alg": algorithm} for algorithm in ALGORITHMS],
        "timeout": TIMEOUT_MILLISECONDS,
        "excludeCredentials": [_descriptor(passkey) for passkey in existing],
        "authenticatorSelection": {
            "residentKey": "required",
            "requireResidentKey": True,
            "userVerification": "required",
        },
        "attestation": "none",
        "extensions": {"credProps": True},
    }


def for_authentication(
    purpose: Purpose, *, user_id: ObjectId | None = None, allowed: Iterable[dict[str, Any]] = ()
) -> tuple[str, dict[str, Any]]:
    """Return a challenge token, and options to use one of the `allowed` passkeys, or any if none is named."""
    challenge = _challenge(purpose, user_id)
    return challenge, {
        "challenge": challenge,
        "timeout": TIMEOUT_MILLISECONDS,
        "rpId": settings.WEBAUTHN_RP_ID,
        "allowCredentials": [_descriptor(passkey) for passkey in allowed],
        "userVerification": "required",
    }


def _challenge(purpose: Purpose, user_id: ObjectId | None) -> str:
    # The token is the challenge: the browser gets to see it in any case, and signs it.
    return one_time_tokens.issue(purpose=purpose, lifetime=LIFETIME, user_id=user_id)


def _descriptor(passkey: dict[str, Any]) -> dict[str, Any]:
    return {"type": "public-key", "id": passkey["credential_id"], "transports": passkey["transports"]}
