"""Which passwords are accepted (NIST SP 800-63B §5.1.1.2, OWASP ASVS 5.0 §6.2)."""

import gzip
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from django.conf import settings

from sahienglish.core.errors import FieldError, InvalidInput

MAX_LENGTH = 256
SIMILAR_LENGTH = 4
"""Names and local parts shorter than this may be part of a password."""

COMMON_PASSWORDS = Path(__file__).parent / "data" / "common_passwords.txt.gz"
PRODUCT = "sahienglish"


def normalise(password: str) -> str:
    """Return the one form in which a password is checked and hashed: Unicode's NFKC."""
    return unicodedata.normalize("NFKC", password)


def validate(password: str, *, email: str, full_name: str, field: str = "password") -> None:
    """Accept a normalised password of any composition, spaces and emoji included, or list its mistakes.

    Lengths are in code points. Raises `InvalidInput` with the codes `too_short`, `too_long`,
    `too_common` and `too_similar`.
    """
    found = [FieldError(field, code, message) for code, message in _faults(password, email, full_name)]
    if found:
        raise InvalidInput(errors=found)


def _faults(password: str, email: str, full_name: str) -> Iterator[tuple[str, str]]:
    if len(password) > MAX_LENGTH:
        yield "too_long", f"Use at most {MAX_LENGTH} characters."
        return
    if len(password) < settings.PASSWORD_MIN_LENGTH:
        yield "too_short", f"Use at least {settings.PASSWORD_MIN_LENGTH} characters."
    folded = _folded(password)
    if not folded.strip() or folded.strip() in _common(settings.PASSWORD_MIN_LENGTH):
        yield "too_common", "This is one of the passwords attackers try first."
    if any(word in folded for word in _personal_words(email, full_name)):
        yield "too_similar", "Leave out your name, your address and the name of this service."


def _personal_words(email: str, full_name: str) -> Iterator[str]:
    parts = full_name.split()
    candidates = (
        email,
        email.partition("@")[0],
        " ".join(parts),
        "".join(parts),
        *parts,
        settings.APP_NAME,
        PRODUCT,
    )
    return (word for word in map(_folded, candidates) if len(word) >= SIMILAR_LENGTH)


def _folded(text: str) -> str:
    return normalise(normalise(text).casefold())


@cache
def _common(shortest: int) -> frozenset[str]:
    """Return those of the shipped list that are not rejected by their length already."""
    with gzip.open(COMMON_PASSWORDS, "rt", encoding="utf-8") as lines:
        words = (line.rstrip("\n") for line in lines)
        return frozenset(word for word in words if len(word) >= shortest)
