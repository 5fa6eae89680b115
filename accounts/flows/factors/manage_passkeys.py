"""Adding, renaming and removing the passkeys of an account."""

from collections.abc import Mapping
from typing import Any

from bson import ObjectId

from accounts import audit, one_time_tokens, users
from accounts.audit import STAFF, Kind
from accounts.emails import messages
from accounts.emails.occasion import occasion
from accounts.errors import LastWayIn, PasskeyInvalid
from accounts.flows.factors.ways_in import has_way_in
from accounts.mfa.passkeys import options, storage, verification
from accounts.one_time_tokens import Purpose
from accounts.request_client import Client
from sahienglish.core.errors import TokenInvalid
from sahienglish.database.mongo import Document


def offer_registration(*, user_id: ObjectId) -> tuple[str, Document]:
    """Return a challenge token, and options to create a passkey."""
    user = users.require(user_id)
    handle = storage.user_handle(user_id)
    return options.for_registration(user, user_handle=handle, existing=storage.of_account(user_id))


def register_passkey(
    *, session: Mapping[str, Any], challenge_token: str, credential: Document, name: str, client: Client
) -> Document:
    """Store a new passkey and tell the user.

    Raises `PasskeyInvalid`, `PasskeyLimitReached`, and `TokenInvalid` if another request ended the tokens.
    """
    user_id, purpose = session["user_id"], Purpose.PASSKEY_REGISTRATION
    if not one_time_tokens.spend(challenge_token, purpose=purpose, user_id=user_id):
        raise PasskeyInvalid
    # Only the browser knows whether the passkey can be found without a name: it said so, unsigned.
    properties = credential.get("clientExtensionResults", {}).get("credProps", {})
    if properties.get("rk", True) is not True:
        raise PasskeyInvalid("This authenticator cannot keep a passkey.")
    attested = verification.attested(credential, challenge=challenge_token)
    transports = credential["response"].get("transports", [])
    passkey = storage.add(user_id, name=name, credential=attested, transports=transports)
    try:
        # Looked at after the addition: the user may have logged out everywhere, or deleted the account.
        user = users.of_session(session)
    except TokenInvalid:
        storage.remove(passkey["_id"], user_id=user_id)
        raise
    audit.record(Kind.PASSKEY_ADDED, user_id=user_id, client=client)
    messages.passkey_added(**occasion(user, client))
    return passkey


def rename_passkey(passkey_id: str, *, user_id: ObjectId, name: str, client: Client) -> Document:
    """Give a passkey another name. Raises `NotFound`."""
    passkey = storage.rename(passkey_id, user_id=user_id, name=name)
    audit.record(Kind.PASSKEY_RENAMED, user_id=user_id, client=client)
    return passkey


def remove_passkey(passkey_id: str, *, user_id: ObjectId, client: Client) -> None:
    """Remove a passkey and tell the user. Raises `NotFound`, and `LastWayIn` if nothing else is left."""
    passkey = storage.remove(passkey_id, user_id=user_id)
    # Looked at after the removal: of two requests that remove the last two ways in, none sees the other's.
    if not has_way_in(user_id):
        storage.put_back(passkey)
        raise LastWayIn("Set a password, or add another passkey, before you remove this one.")
    user = users.require(user_id)
    audit.record(Kind.PASSKEY_REMOVED, user_id=user_id, client=client)
    messages.passkey_removed(**occasion(user, client))


def remove_passkey_by_staff(passkey_id: str, *, user_id: ObjectId) -> None:
    """Remove a passkey for a user who cannot, and tell the user. Raises `NotFound`."""
    storage.remove(passkey_id, user_id=user_id)
    audit.record(Kind.PASSKEY_REMOVED_BY_STAFF, user_id=user_id, client=STAFF)
    if user := users.get(user_id):
        messages.passkey_removed(**occasion(user, STAFF))
