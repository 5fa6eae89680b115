"""What a view knows of its caller: the seam between `accounts`, which fills it, and every other app."""

from collections.abc import Mapping
from typing import Any, Protocol, TypeAlias, cast

from bson import ObjectId
from rest_framework.request import Request

Stage: TypeAlias = Mapping[str, Any]
"""One stage of a MongoDB aggregation pipeline."""


class Identity(Protocol):
    """A caller whose access token is signed and in date; `require` tells whether it still counts.

    `request.auth` holds one in every authenticated view.
    """

    @property
    def user_id(self) -> ObjectId: ...

    @property
    def session_id(self) -> ObjectId: ...

    def require(self, *stages: Stage) -> dict[str, Any]:
        """Check user and session, and return the document that `stages` make, in one round trip.

        The stages run on `{_id: session id, user_id, user: {...}}`: further `$lookup`s by
        `localField: "user_id"` bring the caller's data along. Raises `TokenInvalid` when the
        account is gone or disabled, its `token_version` differs, or the session is over.
        """
        ...

    async def require_async(self, *stages: Stage) -> dict[str, Any]:
        """Do what `require` does on the event loop, through the asynchronous client."""
        ...


def caller(request: Request) -> Identity:
    """Return who calls; for views whose permissions ask for a token."""
    return cast("Identity", request.auth)
