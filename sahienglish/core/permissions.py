"""Permissions to call a view: by default, every user with a live session may.

A view names the scopes of API keys that it accepts in `scopes`; without any, keys are rejected.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from sahienglish.core.errors import InsufficientScope, NotAuthenticated
from sahienglish.core.identity import caller, keep_checked

if TYPE_CHECKING:
    # DRF imports its default permissions while it builds this very class.
    from rest_framework.views import APIView


class SessionCheckedByView(BasePermission):
    """Ask for a genuine credential in date; the view itself must ask `caller(request)` to `require` the rest.

    For views that fetch their data in the same round trip that checks the session.
    """

    def has_permission(self, request: Request, view: APIView) -> bool:
        if request.auth is None:
            raise NotAuthenticated
        if not caller(request).may(getattr(view, "scopes", ())):
            raise InsufficientScope
        return True

    async def has_permission_async(self, request: Request, view: APIView) -> bool:
        """Do what `has_permission` does, for views on the event loop."""
        return self.has_permission(request, view)


class LiveSession(SessionCheckedByView):
    """Ask for a credential that is still accepted, in one round trip; `checked` returns what it fetched."""

    def has_permission(self, request: Request, view: APIView) -> bool:
        super().has_permission(request, view)
        keep_checked(request, caller(request).require())
        return True

    async def has_permission_async(self, request: Request, view: APIView) -> bool:
        SessionCheckedByView.has_permission(self, request, view)
        keep_checked(request, await caller(request).require_async())
        return True
