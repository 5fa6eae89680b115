"""Confirming an e-mail address by the link sent to it."""

from dataclasses import dataclass

from accounts import audit, hashing, registrations, reset_codes, users
from accounts.audit import Kind
from accounts.emails import messages
from accounts.emails.occasion import occasion
from accounts.errors import EmailTaken
from accounts.request_client import Client
from accounts.tokens import VerifyEmailToken
from sahienglish.core.errors import Presented, TokenInvalid
from sahienglish.database.mongo import Document


@dataclass(frozen=True, slots=True)
class Confirmed:
    """The address, and whether its account has no password because several users chose one."""

    email: str
    password_reset_required: bool


def verify_email(*, token: str, client: Client) -> Confirmed:
    """Confirm the address that the token names, any number of times.

    The token is no longer valid once the account neither has that address nor waits for it. Raises
    `TokenInvalid`, `TokenExpired` and `EmailTaken`.
    """
    link = VerifyEmailToken.read(token)
    name = registrations.name_of(link.registration, user_id=link.user_id)
    if users.confirm_address(link.user_id, email=link.email, full_name=name):
        audit.record(Kind.EMAIL_VERIFIED, user_id=link.user_id, client=client)
        registrations.forget(user_id=link.user_id)
        return _confirmed(link, client)
    user = users.get(link.user_id)
    if user is not None and user["email"] == link.email and user["is_email_verified"]:
        return Confirmed(link.email, bool(user.get("password_conflict")))
    if not _adopt(link):
        raise TokenInvalid(presented=Presented.AS_INPUT)
    audit.record(Kind.EMAIL_CHANGED, user_id=link.user_id, client=client)
    return Confirmed(link.email, password_reset_required=False)


def _adopt(link: VerifyEmailToken) -> bool:
    """Make the pending address the account's own; an unconfirmed registration of it gives way.

    The user who opened this link reads the address's e-mail, which the other registration did not prove.
    """
    try:
        return users.adopt_pending_address(link.user_id, email=link.email)
    except EmailTaken:
        # Found and deleted by one condition each: a link of the other registration may be opened just now.
        holder = registrations.find(email=link.email)
        if holder is not None and not registrations.discard(holder):
            users.update(link.user_id, pending_email="")
            raise
    return users.adopt_pending_address(link.user_id, email=link.email)


def _confirmed(link: VerifyEmailToken, client: Client) -> Confirmed:
    user = users.get(link.user_id)
    if user is None or not user.get("password_conflict"):
        return Confirmed(link.email, password_reset_required=False)
    _send_code(user, client)
    return Confirmed(link.email, password_reset_required=True)


def _send_code(user: Document, client: Client) -> None:
    """E-mail the user a code for a password of their own: no one knows who chose the others."""
    with hashing.place():
        code = reset_codes.issue(email=user["email"], user=user)
    if code is not None:
        messages.reset_code(**code, **occasion(user, client))
