"""Confirming an address by the link mailed to it."""

from accounts import audit, users
from accounts.audit import Kind
from accounts.errors import PresentedTokenInvalid
from accounts.request_client import Client
from accounts.tokens import VerifyEmailToken


def verify_email(*, token: str, client: Client) -> str:
    """Confirm the address the token names, any number of times; returns it.

    The token dies when the account neither has that address nor waits for it. Raises
    `PresentedTokenInvalid`, `PresentedTokenExpired` and `EmailTaken`.
    """
    link = VerifyEmailToken.read(token)
    has_address, is_news = users.confirm_address(link.user_id, email=link.email)
    if has_address:
        if is_news:
            audit.record(Kind.EMAIL_VERIFIED, user_id=link.user_id, client=client)
        return link.email
    if not users.adopt_pending_address(link.user_id, email=link.email):
        raise PresentedTokenInvalid
    audit.record(Kind.EMAIL_CHANGED, user_id=link.user_id, client=client)
    return link.email
