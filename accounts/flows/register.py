"""Registering an e-mail address.

Until a link is opened, it is unknown who reads the address's e-mail, so no registration may choose its
password for another: OWASP calls the attack pre-hijacking. See docs/accounts.md, "Registering".
"""

from accounts import audit, email_addresses, hashing, passwords, registrations, users
from accounts.audit import Kind
from accounts.emails import decoy_email, messages
from accounts.emails.occasion import occasion
from accounts.guessing import limits
from accounts.registrations import Outcome
from accounts.request_client import Client
from accounts.tokens import VerifyEmailToken
from sahienglish.database.mongo import Document

MOST_TRIES = 25
"""How often a registration starts again because another one of the same address came first."""


def register(*, email: str, password: str, full_name: str, client: Client) -> str:
    """Register an address and e-mail its link; returns the address in its canonical form.

    A confirmed account does not change; its user gets a notice. The caller sees the same in every case,
    after the same work: one hash, and one write of each kind.
    """
    email, password = email_addresses.canonical(email), passwords.normalise(password)
    passwords.validate(password, email=email, full_name=full_name)
    give_back = limits.hit_register(client=client)
    with hashing.place(otherwise=give_back):
        outcome, account = _register(email, password, full_name)
    kind = Kind.REGISTERED if outcome is Outcome.NEW else Kind.REGISTRATION_REPEATED
    audit.record(kind, user_id=account["_id"], client=client)
    _send(outcome, account, full_name, client)
    return email


def _register(email: str, password: str, full_name: str) -> tuple[Outcome, Document]:
    for _ in range(MOST_TRIES):
        account = registrations.find(email=email)
        if account is None:
            password_hash = hashing.make(password)
            made = registrations.begin(email=email, full_name=full_name, password_hash=password_hash)
            outcome, account = (Outcome.NEW, made) if made else (Outcome.RETRY, {})
        elif account["is_email_verified"]:
            hashing.make(password)
            users.touch(account)
            outcome = Outcome.TAKEN
        else:
            same = hashing.matches(password, account["password"])
            outcome = registrations.join(account, same_password=same)
        if outcome is not Outcome.RETRY:
            return outcome, account
    raise RuntimeError("an account is made and confirmed again and again")


def _send(outcome: Outcome, account: Document, full_name: str, client: Client) -> None:
    if outcome is Outcome.TAKEN:
        decoy_email.mail()
        messages.address_already_registered(**occasion(account, client))
        return
    registration = registrations.keep(account, full_name=full_name)
    token = VerifyEmailToken.issue(sub=str(account["_id"]), email=account["email"], reg=str(registration))
    messages.verify_email(owner=account["_id"], to=account["email"], token=token)
