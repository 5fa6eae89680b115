"""The caller's own account."""

from typing import Any, ClassVar

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiExample, OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api.common.fields import PASSWORD_LENGTH, Email, FullName
from accounts.api.common.shapes import CurrentPassword
from accounts.errors import ConfirmationRequired, WrongPassword
from accounts.flows.delete_account import delete_account
from accounts.flows.edit_profile import change_address, edit
from accounts.flows.export_account import export_account
from accounts.models import User
from accounts.request_client import client_of
from sahienglish.core import request_validation, thread_pool
from sahienglish.core.async_views import AsyncAPIView
from sahienglish.core.errors import RateLimited
from sahienglish.core.identity import caller, checked
from sahienglish.core.permissions import LiveSession, SessionCheckedByView
from sahienglish.core.serializer_fields import ObjectIdText, Text
from sahienglish.openapi.examples import example
from sahienglish.rate_limits.account_limits import AccountLimit

EXPORTS = AccountLimit("exports", "EXPORTS_PER_HOUR", 60 * 60)
EXPORT = OpenApiExample(
    "Example",
    {
        "account": {"id": "6923a0c1e4b0a1b2c3d4e5f6", "email": "asha@example.org", "full_name": "Asha Rao"},
        "sessions": [{"device": "Chrome on Windows", "ip": "203.0.113.7", "status": "live"}],
        "events": [{"kind": "logged_in", "at": "2026-11-23T09:30:00.000Z", "ip": "203.0.113.7"}],
        "mails": [{"subject": "Confirm your address", "queued_at": "2026-11-23T09:29:12.000Z"}],
        "templates": [{"title": "Meeting request", "content": "Dear [Name], could we meet on [Date]?"}],
    },
)


@example({"full_name": "Asha Rao-Iyer"})
class ProfileChange(serializers.Serializer[Any]):
    """A new name, a new e-mail address, or both; an address needs the password or a confirmation."""

    full_name = FullName(required=False)
    email = Email(required=False)
    current_password = Text(required=False, max_length=PASSWORD_LENGTH)


@example(
    {
        "id": "6923a0c1e4b0a1b2c3d4e5f6",
        "email": "asha@example.org",
        "pending_email": None,
        "full_name": "Asha Rao",
        "is_email_verified": True,
        "created_at": "2026-11-23T09:30:00.000Z",
    }
)
class Profile(serializers.Serializer[Any]):
    id = ObjectIdText()
    email = serializers.CharField()
    pending_email = serializers.CharField(allow_null=True)
    full_name = serializers.CharField()
    is_email_verified = serializers.BooleanField()
    created_at = serializers.DateTimeField()


class OwnProfile(AsyncAPIView):
    problems = {
        "patch": (WrongPassword, ConfirmationRequired, RateLimited),
        "delete": (WrongPassword, ConfirmationRequired, RateLimited),
    }

    def get_permissions(self) -> list[BasePermission]:
        """Reading asks whether the session lives together with what it reads."""
        return [SessionCheckedByView() if self.request.method == "GET" else LiveSession()]

    @extend_schema(responses=Profile)
    async def get(self, request: Request) -> Response:
        """Read your profile."""
        return Response(await _profile(request))

    @extend_schema(request=ProfileChange, responses=Profile)
    async def patch(self, request: Request) -> Response:
        """Change the name, or ask for another address: it is pending until its link is opened."""
        fields = request_validation.body(ProfileChange, request)
        if "email" in fields:
            await thread_pool.run(
                change_address,
                session=checked(request),
                email=fields["email"],
                current_password=fields.get("current_password"),
                client=client_of(request),
            )
        if changes := {name: fields[name] for name in User.OWN_FIELDS if name in fields}:
            await thread_pool.run(edit, user_id=caller(request).user_id, **changes)
        return Response(await _profile(request))

    @extend_schema(request=CurrentPassword, responses={204: OpenApiResponse(description="All is gone.")})
    async def delete(self, request: Request) -> Response:
        """Delete the account and everything that belongs to it."""
        await thread_pool.run(
            delete_account,
            session=checked(request),
            current_password=request_validation.body(CurrentPassword, request).get("current_password"),
            client=client_of(request),
        )
        return Response(status=204)


class Export(APIView):
    account_limits: ClassVar = {"get": EXPORTS}

    @extend_schema(responses=OpenApiTypes.OBJECT, examples=[EXPORT])
    def get(self, request: Request) -> Response:
        """Get everything that is stored about the account, without secrets."""
        return Response(export_account(user_id=caller(request).user_id, client=client_of(request)))


async def _profile(request: Request) -> dict[str, Any]:
    user = (await caller(request).require_async())["user"]
    shown = {name: user[name] for name in User.PROFILE_FIELDS}
    return {"id": user["_id"], **shown, "pending_email": user["pending_email"] or None}
