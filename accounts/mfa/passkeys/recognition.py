"""From the response of an authenticator to the account that it belongs to."""

from bson import ObjectId

from accounts import one_time_tokens
from accounts.errors import PasskeyInvalid
from accounts.mfa.passkeys import storage, verification
from accounts.one_time_tokens import Purpose
from sahienglish.database.mongo import Document


def recognise(
    credential: Document, *, purpose: Purpose, challenge: str, user_id: ObjectId | None = None
) -> Document:
    """Return the active account whose passkey answered a challenge of this purpose.

    `user_id` is the account that the challenge was made for, if it was known. Raises `PasskeyInvalid`,
    for every reason alike, and `SignCountFell`.
    """
    # Spent before anything is verified: a challenge admits one try, right or wrong.
    if not one_time_tokens.spend(challenge, purpose=purpose, user_id=user_id):
        raise PasskeyInvalid
    passkey = storage.find(credential["id"])
    if passkey is None or user_id not in {None, passkey["user_id"]}:
        raise PasskeyInvalid
    user: Document = passkey["user"]
    if not _handle_matches(credential, user, required=user_id is None):
        raise PasskeyInvalid
    assertion = verification.asserted(credential, challenge=challenge, public_key=passkey["public_key"])
    if assertion.backup_eligible != passkey["backup_eligible"]:  # Fixed when a credential is made (§6.1.3).
        raise PasskeyInvalid
    storage.note_use(passkey, assertion)
    return user


def _handle_matches(credential: Document, user: Document, *, required: bool) -> bool:
    """Tell whether the authenticator means this account; told which one, it may leave that out (§7.2)."""
    handle = credential["response"].get("userHandle")
    if not handle:
        return not required
    return bool(user["user_handle"]) and handle == user["user_handle"]
