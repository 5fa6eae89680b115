"""The keys that tokens are signed with, and their signatures (RFC 7515)."""

import hashlib
from functools import cache, lru_cache
from typing import Any

import jwt
import orjson
from django.conf import settings
from jwt.algorithms import HMACAlgorithm
from rest_framework_simplejwt.backends import TokenBackend
from rest_framework_simplejwt.exceptions import TokenBackendError

REMEMBERED_TOKENS = 2048
"""How many signatures found good a process remembers: a client shows one access token many times.

The time, the account and the session may change, so they are checked each time.
"""

_HASHES = {"HS256": hashlib.sha256, "HS384": hashlib.sha384, "HS512": hashlib.sha512}


class PreparedHMAC(HMACAlgorithm):
    """HMAC with keys checked once: PyJWT checks them for every token, which takes longer than signing."""

    def prepare_key(self, key: Any) -> bytes:
        return bytes(key)


class KeyRing(TokenBackend):
    """Sign with the current key, accept the previous ones too, always by the algorithm of the settings.

    Times and types of claims are checked by `SignedToken`, against the project's own clock.
    """

    def __init__(self, algorithm: str, key: str, previous: tuple[str, ...]) -> None:
        super().__init__(algorithm, key)
        self._keys: list[bytes] = [self._prepare_key(each) for each in (key, *previous)]
        self._jws = jwt.PyJWS(algorithms=[])
        self._jws.register_algorithm(algorithm, PreparedHMAC(_HASHES[algorithm]))
        self._signed = lru_cache(REMEMBERED_TOKENS)(self._check_signature)

    def encode(self, payload: dict[str, Any]) -> str:
        return self._jws.encode(orjson.dumps(payload), self._keys[0], algorithm=self.algorithm)

    def decode(self, token: Any, verify: bool = True) -> dict[str, Any]:
        return dict(self._signed(token))

    def _check_signature(self, token: str) -> dict[str, Any]:
        for key in self._keys:
            try:
                payload = orjson.loads(self._jws.decode(token, key, algorithms=[self.algorithm]))
            except jwt.InvalidSignatureError:
                continue
            except (jwt.InvalidTokenError, ValueError, RecursionError) as error:
                raise TokenBackendError("malformed") from error
            if not isinstance(payload, dict):
                raise TokenBackendError("malformed")
            return payload
        raise TokenBackendError("signed with another key")


def current() -> KeyRing:
    """Return the keys of the settings."""
    previous = tuple(settings.JWT_PREVIOUS_SECRET_KEYS)
    return of_keys(settings.JWT_ALGORITHM, settings.JWT_SECRET_KEY, previous)


@cache
def of_keys(algorithm: str, key: str, previous: tuple[str, ...]) -> KeyRing:
    """Return the one key ring of these keys, whose signatures are remembered."""
    return KeyRing(algorithm, key, previous)
