"""The devices a user is logged in on."""

from typing import Any, ClassVar

from bson import ObjectId
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts import sessions
from accounts.api.common.shapes import shaped
from accounts.flows.logout import end_session
from accounts.request_client import client_of
from sahienglish.core.identity import caller, session_of
from sahienglish.core.permissions import SessionCheckedByView
from sahienglish.core.serializer_fields import ObjectIdText
from sahienglish.openapi.examples import example
from sahienglish.rate_limits.account_limits import ENDINGS


@example(
    {
        "id": "6923a0d7e4b0a1b2c3d4e5f7",
        "device": "Chrome on Windows",
        "ip": "203.0.113.7",
        "created_at": "2026-11-23T09:30:00.000Z",
        "last_used_at": "2026-11-23T17:02:41.118Z",
        "expires_at": "2026-12-23T09:30:00.000Z",
        "current": True,
    }
)
class SessionEntry(serializers.Serializer[Any]):
    id = ObjectIdText()
    device = serializers.CharField()
    ip = serializers.CharField()
    created_at = serializers.DateTimeField()
    last_used_at = serializers.DateTimeField()
    expires_at = serializers.DateTimeField()
    current = serializers.BooleanField()


class Sessions(APIView):
    permission_classes = [SessionCheckedByView]

    @extend_schema(responses=SessionEntry(many=True))
    def get(self, request: Request) -> Response:
        """List the sessions that live, the newest first."""
        found = sessions.living(session_of(request))
        current = session_of(request).session_id
        return Response([shaped({**each, "current": each["_id"] == current}, SessionEntry) for each in found])


class OneSession(APIView):
    account_limits: ClassVar = {"delete": ENDINGS}

    @extend_schema(responses={204: OpenApiResponse(description="The session has ended.")})
    def delete(self, request: Request, session_id: str) -> Response:
        """End one session; its access tokens die at once."""
        end_session(ObjectId(session_id), user_id=caller(request).user_id, client=client_of(request))
        return Response(status=204)
