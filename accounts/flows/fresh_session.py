"""A session for the device that has just ended all others, by a new password or a second factor."""

from collections.abc import Sequence

from bson import ObjectId

from accounts import sessions, users
from accounts.request_client import Client
from accounts.sessions import TokenPair
from sahienglish.core.errors import TokenInvalid


def open_fresh(*, user_id: ObjectId, token_version: int, methods: Sequence[str], client: Client) -> TokenPair:
    """Open a session under the version of the account's tokens that has just begun.

    Raises `TokenInvalid` if another request ended that version, too.
    """
    pair = sessions.open(
        user_id=user_id, token_version=token_version, device=client.device, ip=client.ip, methods=methods
    )
    if not users.is_current(user_id, token_version=token_version):
        sessions.forget(user_id=user_id, _id=pair.session_id)
        raise TokenInvalid
    return pair
