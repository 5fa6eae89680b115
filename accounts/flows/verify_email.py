"""Confirming an address by the link mailed to it."""

from accounts import audit, users
from accounts.audit import Kind
from accounts.clients import Client
from accounts.errors import PresentedTokenInvalid
from accounts.tokens import VerifyEmailToken


def verify_email(*, token: str, client: Client) -> str:
    """Confirm the address the token names, any number of times; returns it.

    The token dies when the account neither has that address nor waits for it. Raises
    `PresentedTokenInvalid`, `PresentedTokenExpired` and `EmailTaken`.
    """
    link = VerifyEmailToken.read(token)
    before = users.confirm_address(link.user_id, email=link.email)
    if before is not None:
        if not before["is_email_verified"]:
            audit.record(Kind.EMAIL_VERIFIED, user_id=link.user_id, client=client)
        return link.email
    if users.adopt_pending_address(link.user_id, email=link.email) is None:
        raise PresentedTokenInvalid
    audit.record(Kind.EMAIL_CHANGED, user_id=link.user_id, client=client)
    return link.email
