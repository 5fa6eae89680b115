"""Changing the name, and asking for another address."""

from collections.abc import Mapping
from typing import Any

from bson import ObjectId

from accounts import audit, email_addresses, registrations, users
from accounts.audit import Kind
from accounts.emails import messages
from accounts.emails.occasion import occasion
from accounts.flows.confirm import confirmed_user
from accounts.guessing import limits
from accounts.request_client import Client
from accounts.tokens import VerifyEmailToken
from sahienglish.core.errors import TokenInvalid
from sahienglish.database.mongo import Document


def edit(*, user_id: ObjectId, **changes: Any) -> None:
    """Change some of `User.OWN_FIELDS`."""
    users.update(user_id, **changes)


def change_address(
    *, session: Mapping[str, Any], email: str, current_password: str | None, client: Client
) -> None:
    """Wait for a new address until its link is opened, and tell the old one.

    A request for the present address cancels the change. Only the owner of a confirmed account learns that
    the new address belongs to it. Raises as `confirmed_user` does, and `TokenInvalid` if another request
    ended the tokens first.
    """
    email = email_addresses.canonical(email)
    user = confirmed_user(session, password=current_password, client=client)
    user_id = user["_id"]
    if email == user["email"]:
        users.update(user_id, **users.NOTHING_PENDING)
        return
    limits.hit_resend_verification(client=client)
    if not users.change(user, update={"$set": {"pending_email": email}}):
        raise TokenInvalid
    audit.record(Kind.EMAIL_CHANGE_REQUESTED, user_id=user_id, client=client)
    _mail(user, email, client)


def _mail(user: Document, email: str, client: Client) -> None:
    messages.email_change_notice(**occasion(user, client))
    owner = users.find(email=email)
    # An unconfirmed registration does not reserve the address: the link decides.
    if owner is not None and not registrations.is_pending(owner):
        messages.address_already_registered(**occasion(owner, client))
        return
    token = VerifyEmailToken.issue(sub=str(user["_id"]), email=email)
    messages.email_change_confirm(owner=user["_id"], to=email, token=token)
