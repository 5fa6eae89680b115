"""How an address is named where the address itself is not kept."""

from django.utils.crypto import salted_hmac


def of(email: str) -> str:
    """Return a keyed hash of a canonical address, 64 hexadecimal digits."""
    return salted_hmac("accounts.digests", email, algorithm="sha256").hexdigest()
