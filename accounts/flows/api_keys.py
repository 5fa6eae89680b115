"""Creating, rotating and revoking the API keys of an account."""

from bson import ObjectId

from accounts import audit, users
from accounts.api_keys import store
from accounts.api_keys.store import NewKey
from accounts.audit import STAFF, Kind
from accounts.emails import messages
from accounts.emails.occasion import occasion
from accounts.request_client import Client
from sahienglish.core.errors import NotFound
from sahienglish.database.mongo import Document


def create_key(
    *,
    user_id: ObjectId,
    token_version: int,
    name: str,
    scopes: list[str],
    expires_in_days: int,
    client: Client,
) -> NewKey:
    """Create a key and tell its owner by e-mail. Raises `KeyLimitReached`."""
    user = users.require(user_id)
    made = store.create(
        user_id=user_id,
        token_version=token_version,
        name=name,
        scopes=scopes,
        expires_in_days=expires_in_days,
    )
    audit.record(Kind.API_KEY_CREATED, user_id=user_id, client=client)
    messages.api_key_created(key_name=name, **occasion(user, client))
    return made


def rotate_key(key_id: ObjectId, *, user_id: ObjectId, client: Client) -> NewKey:
    """Replace the secret of a key and tell its owner by e-mail. Raises `NotFound`."""
    user = users.require(user_id)
    made = store.rotate(user_id=user_id, key_id=key_id)
    audit.record(Kind.API_KEY_ROTATED, user_id=user_id, client=client)
    messages.api_key_rotated(key_name=made.document["name"], **occasion(user, client))
    return made


def revoke_key(key_id: ObjectId, *, user_id: ObjectId, client: Client) -> None:
    """Revoke one key at once. Raises `NotFound`."""
    if not store.delete(user_id=user_id, key_id=key_id):
        raise NotFound
    audit.record(Kind.API_KEY_REVOKED, user_id=user_id, client=client)


def revoke_key_by_staff(*, key_id: ObjectId, user_id: ObjectId) -> bool:
    """Revoke a key from the admin; tells whether this call did it."""
    revoked = store.delete(user_id=user_id, key_id=key_id)
    if revoked:
        audit.record(Kind.API_KEY_REVOKED_BY_STAFF, user_id=user_id, client=STAFF)
    return revoked


def live_keys(*, user_id: ObjectId) -> list[Document]:
    """Return the live keys of an account, the newest first, without their digests."""
    return store.live(users.require(user_id))
