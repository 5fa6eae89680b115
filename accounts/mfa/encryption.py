"""Encryption of the secrets of authenticator apps: AES-256-GCM under a key derived for nothing else.

The account's id is associated data: a secret copied into another account's document does not decrypt.
"""

import os
from base64 import b64decode, b64encode
from functools import cache

from bson import ObjectId
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

PURPOSE = b"sahienglish accounts.mfa.totp"
NONCE_BYTES = 12


def encrypt(secret: bytes, *, user_id: ObjectId) -> str:
    """Return the secret as it is stored, under the current key."""
    nonce = os.urandom(NONCE_BYTES)
    sealed = _cipher(settings.SECRET_KEY).encrypt(nonce, secret, user_id.binary)
    return b64encode(nonce + sealed).decode()


def decrypt(stored: str, *, user_id: ObjectId) -> tuple[bytes, bool]:
    """Return the secret, and whether it is encrypted under a previous key.

    Raises `InvalidTag` if no key of the settings fits, or the secret is another account's.
    """
    raw = b64decode(stored)
    nonce, sealed = raw[:NONCE_BYTES], raw[NONCE_BYTES:]
    for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        try:
            return _cipher(key).decrypt(nonce, sealed, user_id.binary), key != settings.SECRET_KEY
        except InvalidTag:
            continue
    raise InvalidTag


@cache
def _cipher(key: str) -> AESGCM:
    return AESGCM(HKDF(algorithm=SHA256(), length=32, salt=None, info=PURPOSE).derive(key.encode()))
