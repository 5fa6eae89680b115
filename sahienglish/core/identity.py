"""What a view knows of its caller: the protocol between `accounts`, which implements it, and every other app.

Each kind of caller (access token, web session, API key) is one DRF authentication class that returns one
`Identity` as `request.auth`, without asking the database.
"""

from collections.abc import Collection, Mapping
from typing import Any, Protocol, TypeAlias, cast

from bson import ObjectId
from rest_framework.request import Request

Stage: TypeAlias = Mapping[str, Any]
"""One stage of a MongoDB aggregation pipeline."""


class Identity(Protocol):
    """A caller whose credential is genuine and in date; `require` checks whether it is still accepted."""

    @property
    def user_id(self) -> ObjectId:
        """Return whose credential it is; of an API key, only `require` finds that out."""
        ...

    @property
    def known_user_id(self) -> ObjectId | None:
        """Return the same if it is known already, or `None`."""
        ...

    def may(self, scopes: Collection[str]) -> bool:
        """Tell whether the credential reaches a view that accepts these scopes; sessions reach every view."""
        ...

    def require(self, *stages: Stage) -> dict[str, Any]:
        """Check credential and user, and return the document that `stages` make, in one round trip.

        The stages run on `{_id: id of the session or key, user_id, user: {...}}`: further `$lookup`s by
        `localField: "user_id"` fetch the caller's data with it. Raises `TokenInvalid` if the account is
        gone or disabled, its `token_version` differs, or the credential has been revoked or has expired.
        """
        ...

    async def require_async(self, *stages: Stage) -> dict[str, Any]:
        """Do what `require` does on the event loop, through the asynchronous client."""
        ...


class SessionIdentity(Identity, Protocol):
    """A user who logged in, by access token or cookie, as opposed to a program with an API key."""

    @property
    def session_id(self) -> ObjectId: ...

    @property
    def token_version(self) -> int: ...


def caller(request: Request) -> Identity:
    """Return who calls; for views whose permissions ask for a credential."""
    return cast("Identity", request.auth)


def session_of(request: Request) -> SessionIdentity:
    """Return the session that calls; for views that accept no scope, which only sessions reach."""
    return cast("SessionIdentity", request.auth)


def keep_checked(request: Request, document: dict[str, Any]) -> None:
    """Keep what the permission `LiveSession` fetched, so that the view need not ask again."""
    request.checked = document  # type: ignore[attr-defined]


def account_of(request: Request) -> ObjectId:
    """Return whose credential it is; of an API key that is still unchecked, one round trip finds that out.

    What counts requests or queues them asks this: an account with twenty keys is one account.
    """
    if caller(request).known_user_id is None:
        keep_checked(request, caller(request).require())
    return caller(request).user_id


async def account_of_async(request: Request) -> ObjectId:
    """Do what `account_of` does, on the event loop."""
    if caller(request).known_user_id is None:
        keep_checked(request, await caller(request).require_async())
    return caller(request).user_id


def checked(request: Request) -> dict[str, Any]:
    """Return what the permission `LiveSession` fetched."""
    return cast("dict[str, Any]", request.checked)  # type: ignore[attr-defined]
