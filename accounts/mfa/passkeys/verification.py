"""Checking what an authenticator signed (WebAuthn Level 3, §7.1 and §7.2).

The `webauthn` package checks challenge, origin, relying party, flags and signature. This module checks the
rest: framing by another origin, the length of a credential id, that it is the attested one, the attestation
format, and that the public key can be used.
"""

import json
import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from django.conf import settings
from webauthn import verify_authentication_response, verify_registration_response
from webauthn.helpers import (
    base64url_to_bytes,
    bytes_to_base64url,
    decode_credential_public_key,
    decoded_public_key_to_cryptography,
    parse_attestation_object,
    parse_cbor,
)
from webauthn.helpers.cose import COSEAlgorithmIdentifier
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import AttestationFormat, CredentialDeviceType

from accounts.errors import PasskeyInvalid
from accounts.mfa.passkeys.options import ALGORITHMS

MAX_CREDENTIAL_ID_BYTES = 1023
"""WebAuthn §4, "Credential ID"."""

MAX_PUBLIC_KEY_BYTES = 1100
"""An RSA key of 8,192 bits; a longer key would only make every login slow."""

MIN_RSA_BITS = 2048

SUPPORTED = [COSEAlgorithmIdentifier(algorithm) for algorithm in ALGORITHMS]

logger = logging.getLogger(__name__)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class NewCredential:
    """A credential that an authenticator has just made."""

    credential_id: str
    public_key: bytes
    sign_count: int
    backup_eligible: bool
    backed_up: bool


@dataclass(frozen=True, slots=True)
class Assertion:
    """The claims of an authenticator about a credential that is being used."""

    sign_count: int
    backup_eligible: bool
    backed_up: bool


def attested(credential: dict[str, Any], *, challenge: str) -> NewCredential:
    """Return the credential of a registration response. Raises `PasskeyInvalid`."""
    return _checked(_attested, credential, challenge)


def asserted(credential: dict[str, Any], *, challenge: str, public_key: bytes) -> Assertion:
    """Return what a login response asserts, if `public_key` verifies it. Raises `PasskeyInvalid`."""
    return _checked(partial(_asserted, public_key=public_key), credential, challenge)


def challenge_of(credential: dict[str, Any]) -> str:
    """Return the challenge that a response says it was made for; nothing of it is verified yet."""
    challenge = _checked(lambda each, _: _client_data(each).get("challenge"), credential, "")
    if not isinstance(challenge, str) or not challenge.isascii():
        raise PasskeyInvalid
    return challenge


def _checked(check: Callable[[dict[str, Any], str], T], credential: dict[str, Any], challenge: str) -> T:
    try:
        return check(credential, challenge)
    except PasskeyInvalid:
        raise
    except (WebAuthnException, ValueError) as error:
        logger.info("passkey rejected: %s", type(error).__name__)
        raise PasskeyInvalid from error
    except Exception as error:
        # The package parses bytes that a stranger made up, and lets `KeyError` and `TypeError` escape.
        # Nothing has been verified in any case; the traceback tells whether the mistake is in this code.
        logger.warning("passkey rejected", exc_info=error)
        raise PasskeyInvalid from error


def _attested(credential: dict[str, Any], challenge: str) -> NewCredential:
    _reject_framing(credential)
    attestation = base64url_to_bytes(credential["response"]["attestationObject"])
    # The package looks at the members it knows only; with this format there are none (§8.7).
    is_empty = parse_cbor(attestation)["attStmt"] == {}
    if parse_attestation_object(attestation).fmt != AttestationFormat.NONE or not is_empty:
        raise PasskeyInvalid
    verified = verify_registration_response(
        credential=credential,
        expected_challenge=base64url_to_bytes(challenge),
        expected_rp_id=settings.WEBAUTHN_RP_ID,
        expected_origin=settings.WEBAUTHN_ORIGINS,
        require_user_verification=True,
        supported_pub_key_algs=SUPPORTED,
    )
    credential_id = bytes_to_base64url(verified.credential_id)
    if len(verified.credential_id) > MAX_CREDENTIAL_ID_BYTES or credential_id != credential["id"]:
        raise PasskeyInvalid
    if len(verified.credential_public_key) > MAX_PUBLIC_KEY_BYTES:
        raise PasskeyInvalid
    # A point that is not on its curve would pass here and fail at every login.
    key = decoded_public_key_to_cryptography(decode_credential_public_key(verified.credential_public_key))
    if isinstance(key, RSAPublicKey) and key.key_size < MIN_RSA_BITS:
        raise PasskeyInvalid
    return NewCredential(
        credential_id,
        verified.credential_public_key,
        verified.sign_count,
        verified.credential_device_type == CredentialDeviceType.MULTI_DEVICE,
        verified.credential_backed_up,
    )


def _asserted(credential: dict[str, Any], challenge: str, public_key: bytes) -> Assertion:
    _reject_framing(credential)
    verified = verify_authentication_response(
        credential=credential,
        expected_challenge=base64url_to_bytes(challenge),
        expected_rp_id=settings.WEBAUTHN_RP_ID,
        expected_origin=settings.WEBAUTHN_ORIGINS,
        credential_public_key=public_key,
        # The package compares the count before the signature, so that a forged response could be
        # reported as a copied authenticator. `storage.note_use` compares it afterwards.
        credential_current_sign_count=0,
        require_user_verification=True,
    )
    return Assertion(
        verified.new_sign_count,
        verified.credential_device_type == CredentialDeviceType.MULTI_DEVICE,
        verified.credential_backed_up,
    )


def _reject_framing(credential: dict[str, Any]) -> None:
    """Reject a response that was made in a frame of another origin (§13.4.2)."""
    client_data = _client_data(credential)
    if client_data.get("crossOrigin", False) is not False or "topOrigin" in client_data:
        raise PasskeyInvalid


def _client_data(credential: dict[str, Any]) -> dict[str, Any]:
    client_data = json.loads(base64url_to_bytes(credential["response"]["clientDataJSON"]))
    if not isinstance(client_data, dict):
        raise PasskeyInvalid
    return client_data
