"""Devices on which a user has logged in before, so that a stranger's attempts never use up the user's own.

A device shows a signed token: as a cookie of the page, or as `device` of an API client (OWASP calls it a
device cookie). It opens nothing. It only says that failures from here are counted apart.
"""

from secrets import token_hex

from accounts import email_addresses, email_digest
from accounts.tokens import DeviceToken
from sahienglish.core.errors import TokenInvalid


def issue(*, email: str) -> str:
    """Return the token for a device on which the account with this address has just logged in."""
    return DeviceToken.issue(sub=email_digest.of(email), jti=token_hex(16))


def renew(token: str, *, email: str) -> str:
    """Return a token after a login: the one that was shown, or a new one if it is not for this address."""
    canonical = email_addresses.canonical(email)
    return token if recognise(token, email=canonical) else issue(email=canonical)


def recognise(token: str, *, email: str) -> str | None:
    """Return the device's id, if the token is genuine and for this address."""
    if not token:
        return None
    try:
        device = DeviceToken.read(token)
    except TokenInvalid:
        return None
    return device.jti if device.payload["sub"] == email_digest.of(email) else None
