"""Reporting a passkey that counts backwards, as a copy of an authenticator does."""

from collections.abc import Iterator
from contextlib import contextmanager

from accounts import audit, users
from accounts.audit import Kind
from accounts.emails import messages
from accounts.emails.occasion import occasion
from accounts.mfa.passkeys.storage import SignCountFell
from accounts.request_client import Client


@contextmanager
def copies_reported(*, client: Client) -> Iterator[None]:
    """Record `SignCountFell` of the block and warn the user, before it goes on its way."""
    try:
        yield
    except SignCountFell as error:
        audit.record(Kind.PASSKEY_COUNT_FELL, user_id=error.user_id, client=client)
        if user := users.get(error.user_id):
            messages.passkey_copied_warning(**occasion(user, client))
        raise
