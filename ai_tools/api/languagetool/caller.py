"""Callers of the protocol: a user with a key or token, wherever a client can put it, or someone unknown."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from rest_framework.request import Request
from rest_framework.views import APIView

from sahienglish.core import identity
from sahienglish.core.errors import NotAuthenticated, PermissionDenied
from sahienglish.core.ip_addresses import client_address, limit_key
from sahienglish.core.permissions import SessionCheckedByView
from sahienglish.rate_limits.limits import Limit, hit_async

MINUTE = 60
EDITORS_AT_ONCE = 2
"""How many keys of one account may use up their whole limit in the same minute."""

HOW_TO = "Set your API key: in the address, as /lt/<key>/v2, or as the API key of your LanguageTool client."


def credential(fields: Mapping[str, str], *, in_path: str) -> str:
    """Return the key or token that a client sends outside the header `Authorization`, if any.

    Clients that know a name and a password only have the key in `password`.
    """
    return in_path or fields.get("apiKey", "") or fields.get("password", "")


class KnownCaller(SessionCheckedByView):
    """Ask for a credential that is still accepted, in the round trip that fetches the view's data."""

    def has_permission(self, request: Request, view: APIView) -> bool:
        raise NotImplementedError("Views of the protocol run on the event loop.")

    async def has_permission_async(self, request: Request, view: Any) -> bool:
        if request.auth is None:
            raise NotAuthenticated(HOW_TO)
        SessionCheckedByView.has_permission(self, request, view)
        document = await identity.caller(request).require_async(*view.fetched)
        _check_name(view.fields.get("username", ""), document)
        identity.keep_checked(request, document)
        return True


class KnownOrAnonymousCaller(KnownCaller):
    """Let callers without any credential in, too, if the operator allows that."""

    async def has_permission_async(self, request: Request, view: Any) -> bool:
        if request.auth is None and settings.LANGUAGETOOL_ANONYMOUS:
            identity.keep_checked(request, {})
            return True
        return await super().has_permission_async(request, view)


async def count(request: Request) -> None:
    """Count a check against the limits of the caller's key or session, and of its account, or of its address.

    Raises `RateLimited`.
    """
    if document := identity.checked(request):
        amount = settings.LANGUAGETOOL_REQUESTS_PER_MINUTE
        await hit_async(
            (Limit("languagetool", amount, MINUTE), f"credential:{document['_id']}"),
            (Limit("languagetool", EDITORS_AT_ONCE * amount, MINUTE), f"user:{document['user_id']}"),
        )
    else:
        amount = settings.LANGUAGETOOL_ANONYMOUS_REQUESTS_PER_MINUTE
        address = f"client:{limit_key(client_address(request))}"
        await hit_async((Limit("languagetool_anonymous", amount, MINUTE), address))


def _check_name(username: str, document: Mapping[str, Any]) -> None:
    """Reject a key with the name of another account; a client without names sends none."""
    if username and username.strip().casefold() != document["user"]["email"].casefold():
        raise PermissionDenied(
            "The user name is not the e-mail address of the account that the key belongs to."
        )
