"""The devices one is logged in on."""

from bson import ObjectId
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts import sessions
from accounts.api.serializers import SessionEntry
from accounts.flows.logout import end_session
from accounts.request_client import client_of
from sahienglish.core.identity import caller, session_of
from sahienglish.core.permissions import SessionCheckedByView

SHOWN = ["device", "ip", "created_at", "last_used_at", "expires_at"]


class Sessions(APIView):
    permission_classes = [SessionCheckedByView]

    @extend_schema(responses=SessionEntry(many=True))
    def get(self, request: Request) -> Response:
        """List the sessions that live, the newest first."""
        found = sessions.living(session_of(request))
        current = session_of(request).session_id
        return Response(
            [
                {"id": each["_id"], "current": each["_id"] == current} | {name: each[name] for name in SHOWN}
                for each in found
            ]
        )


class OneSession(APIView):
    @extend_schema(responses={204: OpenApiResponse(description="The session has ended.")})
    def delete(self, request: Request, session_id: str) -> Response:
        """End one session; its access tokens die at once."""
        end_session(ObjectId(session_id), user_id=caller(request).user_id, client=client_of(request))
        return Response(status=204)
