"""Passkeys as one of the factors of the second step and of a confirmation (`accounts.mfa.factors`)."""

from typing import Any

from accounts.errors import PasskeyInvalid
from accounts.mfa.passkeys import options as browser_options
from accounts.mfa.passkeys import recognition, storage, verification
from accounts.mfa.passkeys.storage import SignCountFell
from accounts.one_time_tokens import Purpose
from accounts.users import NOTHING_SPENT, Acceptance
from sahienglish.database.mongo import Document

METHOD = "passkey"
COUNTED = False
"""A signature cannot be guessed, so that wrong ones lock no account."""

PURPOSES = {"login": Purpose.PASSKEY_SECOND_FACTOR, "confirm": Purpose.PASSKEY_CONFIRMATION}


def is_on(user: Document) -> bool:
    """Tell whether the account has a passkey."""
    # An account without a user handle has never been offered one, and need not be looked up.
    return bool(user.get("user_handle")) and storage.exist(user["_id"])


def options(*, user: Document, purpose: str, reference: str = "") -> dict[str, Any]:
    """Return a challenge for the account's passkeys."""
    token, public_key = browser_options.for_authentication(
        PURPOSES[purpose], user_id=user["_id"], allowed=storage.of_account(user["_id"])
    )
    return {"challenge_token": token, "public_key": public_key}


def verify(*, user: Document, answer: Any, purpose: str, reference: str) -> Acceptance | None:
    """Accept a passkey of the account that answers a challenge of this purpose; its challenge is spent.

    Raises `SignCountFell` for what looks like a copied authenticator.
    """
    try:
        # A login names no challenge. The one that was signed is unknown unless it was made for this account.
        challenge = reference if purpose == "confirm" else verification.challenge_of(answer)
        recognition.recognise(answer, purpose=PURPOSES[purpose], challenge=challenge, user_id=user["_id"])
    except SignCountFell:
        raise
    except PasskeyInvalid:
        return None
    return NOTHING_SPENT
