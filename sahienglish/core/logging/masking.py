"""Masking of secrets in logs and errors: nothing is masked anywhere else."""

from collections.abc import Iterable
from urllib.parse import urlsplit

MASK = "***"


def secrets(text: str, known: Iterable[str | None]) -> str:
    """Return `text` without the known secrets, such as a key that a server repeats in its error."""
    for secret in known:
        text = text.replace(secret, MASK) if secret else text
    return text


def url(text: str) -> str:
    """Return a URL without the parts that can hold a password or a token: credentials, query and fragment."""
    parts = urlsplit(text)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2], query="", fragment="").geturl()
