"""An authenticator in software: it makes passkeys, uses them, and lies if a test asks for it."""

import base64
import hashlib
import json
import secrets
from dataclasses import dataclass, field
from typing import Any

import cbor2
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

PRESENT, VERIFIED, BACKUP_ELIGIBLE, BACKED_UP, ATTESTED = 0x01, 0x04, 0x08, 0x10, 0x40
ORIGIN = "http://api.sahienglish.test"


def encoded(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def decoded(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "===")


@dataclass
class Authenticator:
    """Hold one passkey at a time; every attribute is something that a dishonest one could choose."""

    origin: str = ORIGIN
    flags: int = PRESENT | VERIFIED
    sign_count: int = 1
    credential_id: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    user_handle: str = ""
    rp_id: str = ""
    challenge: str = ""
    client_data: dict[str, Any] = field(default_factory=dict)
    attestation: dict[str, Any] = field(default_factory=lambda: {"fmt": "none", "attStmt": {}})
    public_key: dict[int, Any] = field(default_factory=dict)
    attests_itself: bool = False

    def create(self, options: dict[str, Any]) -> dict[str, Any]:
        """Return the response to the options of a registration."""
        self.user_handle = options["user"]["id"]
        client_data = self._client_data("webauthn.create", options["challenge"])
        attested = bytes(16) + len(self.credential_id).to_bytes(2, "big") + self.credential_id
        attested += cbor2.dumps(self.public_key or self._cose_key())
        auth_data = self._auth_data(self.rp_id or options["rp"]["id"], self.flags | ATTESTED) + attested
        attestation = self.attestation
        if self.attests_itself:
            statement = {"alg": -7, "sig": self._signature(auth_data, client_data)}
            attestation = {"fmt": "packed", "attStmt": statement}
        response = {
            "clientDataJSON": encoded(client_data),
            "attestationObject": encoded(cbor2.dumps(attestation | {"authData": auth_data})),
            "transports": ["internal"],
        }
        return self._credential(response)

    def get(self, options: dict[str, Any]) -> dict[str, Any]:
        """Return the response to the options of a login."""
        client_data = self._client_data("webauthn.get", options["challenge"])
        auth_data = self._auth_data(self.rp_id or options["rpId"], self.flags)
        response = {
            "clientDataJSON": encoded(client_data),
            "authenticatorData": encoded(auth_data),
            "signature": encoded(self._signature(auth_data, client_data)),
            "userHandle": self.user_handle or None,
        }
        return self._credential(response)

    def _credential(self, response: dict[str, Any]) -> dict[str, Any]:
        if self.sign_count:
            self.sign_count += 1
        credential_id = encoded(self.credential_id)
        return {
            "id": credential_id,
            "rawId": credential_id,
            "type": "public-key",
            "authenticatorAttachment": "platform",
            "clientExtensionResults": {},
            "response": response,
        }

    def _client_data(self, kind: str, challenge: str) -> bytes:
        honest = {
            "type": kind,
            "challenge": self.challenge or challenge,
            "origin": self.origin,
            "crossOrigin": False,
        }
        return json.dumps(honest | self.client_data).encode()

    def _auth_data(self, rp_id: str, flags: int) -> bytes:
        return hashlib.sha256(rp_id.encode()).digest() + bytes([flags]) + self.sign_count.to_bytes(4, "big")

    def _signature(self, auth_data: bytes, client_data: bytes) -> bytes:
        signed = auth_data + hashlib.sha256(client_data).digest()
        return self.key.sign(signed, ec.ECDSA(hashes.SHA256()))

    def _cose_key(self) -> dict[int, Any]:
        numbers = self.key.public_key().public_numbers()
        return {1: 2, 3: -7, -1: 1, -2: numbers.x.to_bytes(32, "big"), -3: numbers.y.to_bytes(32, "big")}
