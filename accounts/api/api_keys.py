"""The API keys of a user."""

from typing import Any, ClassVar

from bson import ObjectId
from django.core.validators import RegexValidator
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api.common.responses import NO_STORE
from accounts.api.common.shapes import shaped
from accounts.api_keys import secret
from accounts.api_keys.errors import KeyLimitReached
from accounts.api_keys.scopes import DESCRIPTIONS
from accounts.api_keys.store import NewKey
from accounts.errors import ConfirmationRequired
from accounts.flows.api_keys import create_key, live_keys, revoke_key, rotate_key
from accounts.flows.confirm import require_confirmation
from accounts.request_client import client_of
from sahienglish.core import request_validation
from sahienglish.core.identity import caller, checked, session_of
from sahienglish.core.serializer_fields import ObjectIdText, Text
from sahienglish.openapi.examples import example
from sahienglish.rate_limits.account_limits import ENDINGS

MOST_DAYS, DAYS = 365, 90
NAME_LENGTH = 80
ONE_LINE = RegexValidator(
    r"\A[^\x00-\x1f\x7f\u2028\u2029]*\S[^\x00-\x1f\x7f\u2028\u2029]*\Z", "Enter a name."
)

EXAMPLE: dict[str, Any] = {
    "id": "6923a0d7e4b0a1b2c3d4e5f9",
    "name": "LibreOffice at home",
    "prefix": "sahi_pat_4fKq",
    "last_four": "2Bx9",
    "scopes": ["check", "learning"],
    "created_at": "2026-11-23T09:30:00.000Z",
    "expires_at": "2027-02-21T09:30:00.000Z",
    "last_used_at": None,
}


@example({"name": "LibreOffice at home", "scopes": ["check", "learning"], "expires_in_days": 90})
class NewApiKey(serializers.Serializer[Any]):
    name = Text(max_length=NAME_LENGTH, validators=[ONE_LINE])
    scopes = serializers.ListField(
        child=serializers.ChoiceField(choices=list(DESCRIPTIONS.items())), allow_empty=False
    )
    expires_in_days = serializers.IntegerField(default=DAYS, min_value=1, max_value=MOST_DAYS)

    def validate_scopes(self, scopes: list[str]) -> list[str]:
        return sorted(set(scopes))


@example(EXAMPLE)
class ApiKeyEntry(serializers.Serializer[Any]):
    id = ObjectIdText()
    name = serializers.CharField()
    prefix = serializers.CharField(help_text="How the key begins.")
    last_four = serializers.CharField(help_text="How the key ends.")
    scopes = serializers.ListField(child=serializers.CharField())
    created_at = serializers.DateTimeField()
    expires_at = serializers.DateTimeField()
    last_used_at = serializers.DateTimeField(
        allow_null=True, help_text="To within 15 minutes; null if it was never used."
    )


@example({**EXAMPLE, "key": f"{secret.PREFIX}…"})
class ShownApiKey(ApiKeyEntry):
    key = serializers.CharField(help_text="The key itself, shown this once.")


class ApiKeys(APIView):
    problems = {"post": (ConfirmationRequired, KeyLimitReached)}

    @extend_schema(responses=ApiKeyEntry(many=True))
    def get(self, request: Request) -> Response:
        """List the live keys, the newest first."""
        return Response([shaped(each, ApiKeyEntry) for each in live_keys(user_id=caller(request).user_id)])

    @extend_schema(request=NewApiKey, responses={201: ShownApiKey})
    def post(self, request: Request) -> Response:
        """Create a key for a program; it is shown once."""
        fields = request_validation.body(NewApiKey, request)
        require_confirmation(checked(request))
        made = create_key(
            user_id=caller(request).user_id,
            token_version=session_of(request).token_version,
            **fields,
            client=client_of(request),
        )
        return Response(_shown(made), status=201, headers=NO_STORE)


class Rotation(APIView):
    problems = (ConfirmationRequired,)

    @extend_schema(request=None, responses=ShownApiKey)
    def post(self, request: Request, key_id: str) -> Response:
        """Replace the secret of a key, which keeps its name, scopes and lifetime; the old secret is dead."""
        require_confirmation(checked(request))
        made = rotate_key(ObjectId(key_id), user_id=caller(request).user_id, client=client_of(request))
        return Response(_shown(made), headers=NO_STORE)


class OneApiKey(APIView):
    account_limits: ClassVar = {"delete": ENDINGS}

    @extend_schema(responses={204: OpenApiResponse(description="The key is revoked.")})
    def delete(self, request: Request, key_id: str) -> Response:
        """Revoke a key at once."""
        revoke_key(ObjectId(key_id), user_id=caller(request).user_id, client=client_of(request))
        return Response(status=204)


def _shown(made: NewKey) -> dict[str, Any]:
    return shaped(made.document, ApiKeyEntry) | {"key": made.key}
