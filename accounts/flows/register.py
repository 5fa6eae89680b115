"""Registering an address."""

from accounts import audit, email_addresses, hashing, limits, passwords, users
from accounts.audit import Kind
from accounts.emails import messages
from accounts.emails.occasion import occasion
from accounts.request_client import Client
from accounts.tokens import VerifyEmailToken


def register(*, email: str, password: str, full_name: str, client: Client) -> str:
    """Make an unverified account and mail its link; returns the address in its canonical form.

    Where the address has an account, nothing of it changes: its owner gets a fresh link, or a notice
    when it is verified. The caller sees the same either way, after the same work.
    """
    email, password = email_addresses.canonical(email), passwords.normalise(password)
    passwords.validate(password, email=email, full_name=full_name)
    give_back = limits.hit_register(client=client, email=email)
    with hashing.place(otherwise=give_back):
        password_hash = hashing.make(password)
    account, is_new = users.add(email=email, full_name=full_name, password_hash=password_hash)
    kind = Kind.REGISTERED if is_new else Kind.REGISTRATION_REPEATED
    audit.record(kind, user_id=account["_id"], client=client)
    _mail(account, client)
    return email


def _mail(account: users.Document, client: Client) -> None:
    if account["is_email_verified"]:
        messages.address_already_registered(**occasion(account, client))
        return
    token = VerifyEmailToken.issue(sub=str(account["_id"]), email=account["email"])
    messages.verify_email(
        owner=account["_id"], to=account["email"], full_name=account["full_name"], token=token
    )
