"""What an API key looks like: a prefix that scanners know, 190 random bits, and a checksum.

With the checksum, a scanner for leaked secrets and this service itself recognise a key without a database.
"""

import hashlib
import secrets
import zlib

PREFIX = "sahi_pat_"
ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
RANDOM_LENGTH, CHECKSUM_LENGTH = 32, 6
SHOWN_PREFIX_LENGTH, SHOWN_END_LENGTH = len(PREFIX) + 4, 4


def new() -> str:
    """Return a new key."""
    start = PREFIX + "".join(secrets.choice(ALPHABET) for _ in range(RANDOM_LENGTH))
    return start + _checksum(start)


def is_key(text: str) -> bool:
    """Tell whether `text` has the form and the checksum of a key.

    >>> is_key(new()), is_key(new()[:-1] + "!")
    (True, False)
    """
    start, checksum = text[:-CHECKSUM_LENGTH], text[-CHECKSUM_LENGTH:]
    is_long_enough = len(start) == len(PREFIX) + RANDOM_LENGTH
    return start.startswith(PREFIX) and is_long_enough and text.isascii() and checksum == _checksum(start)


def digest(key: str) -> str:
    """Return the digest that is stored of a key. A key is random enough to need no slow hash."""
    return hashlib.sha256(key.encode()).hexdigest()


def _checksum(start: str) -> str:
    """Return the CRC32 of `start` in six digits of base 62."""
    number, digits = zlib.crc32(start.encode()), ""
    for _ in range(CHECKSUM_LENGTH):
        number, digit = divmod(number, len(ALPHABET))
        digits = ALPHABET[digit] + digits
    return digits
