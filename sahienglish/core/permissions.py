"""Who may call a view: by default, whoever holds an access token that still counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from sahienglish.core.errors import NotAuthenticated
from sahienglish.core.identity import caller

if TYPE_CHECKING:
    # DRF imports its default permissions while it builds this very class.
    from rest_framework.views import APIView


class SignedToken(BasePermission):
    """Ask for a signed access token in date; the view itself must ask `request.auth` to `require` the rest.

    For views that fetch their data in the same round trip that checks the session.
    """

    def has_permission(self, request: Request, view: APIView) -> bool:
        if request.auth is None:
            raise NotAuthenticated
        return True

    async def has_permission_async(self, request: Request, view: APIView) -> bool:
        """Do what `has_permission` does, for views on the event loop."""
        return self.has_permission(request, view)


class LiveSession(SignedToken):
    """Ask for an access token whose account and session are alive; costs one round trip."""

    def has_permission(self, request: Request, view: APIView) -> bool:
        super().has_permission(request, view)
        caller(request).require()
        return True

    async def has_permission_async(self, request: Request, view: APIView) -> bool:
        SignedToken.has_permission(self, request, view)
        await caller(request).require_async()
        return True
