"""Asking for a fresh link."""

from accounts import audit, email_addresses, users
from accounts.audit import Kind
from accounts.emails import decoy_email, messages
from accounts.guessing import limits
from accounts.request_client import Client
from accounts.tokens import VerifyEmailToken


def resend_verification(*, email: str, client: Client) -> None:
    """Send a new link to an account that is not verified; the client sees no difference."""
    email = email_addresses.canonical(email)
    limits.hit_resend_verification(client=client)
    account = users.find(email=email)
    audit.record(Kind.VERIFICATION_REQUESTED, user_id=account["_id"] if account else None, client=client)
    if account is None or account["is_email_verified"]:
        decoy_email.mail(capped=email)
        return
    token = VerifyEmailToken.issue(sub=str(account["_id"]), email=email)
    messages.verify_email(owner=account["_id"], to=email, token=token)
