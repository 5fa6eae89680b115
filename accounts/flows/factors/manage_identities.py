"""Linking and unlinking the providers with which a user signs in."""

from collections.abc import Mapping
from typing import Any

from bson import ObjectId

from accounts import audit, one_time_tokens, users
from accounts.audit import STAFF, Kind
from accounts.emails import messages
from accounts.emails.occasion import occasion
from accounts.errors import LastWayIn
from accounts.flows.factors.ways_in import has_way_in
from accounts.oidc import identities, providers
from accounts.one_time_tokens import Purpose
from accounts.request_client import Client
from sahienglish.core.errors import Presented, TokenInvalid
from sahienglish.database.mongo import Document


def link_identity(*, session: Mapping[str, Any], link_token: str, client: Client) -> Document:
    """Link the identity that a link token stands for, and tell the user.

    Raises `IdentityTaken`, and `TokenInvalid` for a token that is unknown, spent, expired, or
    was given out for another account, and if another request ended the tokens of the session.
    """
    user_id = session["user_id"]
    offered = one_time_tokens.redeem(link_token, purpose=Purpose.OIDC_LINK)
    if offered is None or offered["account"] not in {None, str(user_id)}:
        raise TokenInvalid(
            "This link has expired or was used before. Sign in at the provider again.",
            presented=Presented.AS_INPUT,
        )
    identity = identities.link(user_id, **offered["identity"])
    try:
        # Looked at after the addition: the user may have logged out everywhere, or deleted the account.
        user = users.of_session(session)
    except TokenInvalid:
        identities.remove(identity["_id"], user_id=user_id)
        raise
    audit.record(Kind.IDENTITY_LINKED, user_id=user_id, client=client)
    messages.identity_linked(provider=providers.label_of(identity["provider"]), **occasion(user, client))
    return identity


def unlink_identity(identity_id: str, *, user_id: ObjectId, client: Client) -> None:
    """Unlink an identity and tell the user. Raises `NotFound`, and `LastWayIn` if nothing else is left."""
    identity = identities.remove(identity_id, user_id=user_id)
    # Looked at after the removal: of two requests that remove the last two ways in, none sees the other's.
    if not has_way_in(user_id):
        identities.put_back(identity)
        raise LastWayIn("Set a password, or add a passkey, before you remove this provider.")
    if (user := users.get(user_id)) is None:
        raise TokenInvalid
    audit.record(Kind.IDENTITY_UNLINKED, user_id=user_id, client=client)
    messages.identity_unlinked(provider=providers.label_of(identity["provider"]), **occasion(user, client))


def unlink_identity_by_staff(identity_id: str, *, user_id: ObjectId) -> None:
    """Unlink an identity for a user who cannot, and tell the user. Raises `NotFound`."""
    identity = identities.remove(identity_id, user_id=user_id)
    audit.record(Kind.IDENTITY_UNLINKED_BY_STAFF, user_id=user_id, client=STAFF)
    if user := users.get(user_id):
        messages.identity_unlinked(provider=providers.label_of(identity["provider"]), **occasion(user, STAFF))
