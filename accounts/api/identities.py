"""The providers that are linked to the account."""

from typing import Any

from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api.common.base import ConfirmedChangesView, ConfirmedSession
from accounts.api.common.fields import TOKEN_LENGTH
from accounts.api.common.shapes import shaped
from accounts.errors import ConfirmationRequired, IdentityTaken, LastWayIn
from accounts.flows.factors.manage_identities import link_identity, unlink_identity
from accounts.oidc import identities
from accounts.request_client import client_of
from sahienglish.core import request_validation
from sahienglish.core.errors import TokenInvalid
from sahienglish.core.identity import caller, checked
from sahienglish.core.serializer_fields import Text
from sahienglish.openapi.examples import example


@example(
    {
        "id": "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae",
        "provider": "google",
        "email": "asha@example.org",
        "created_at": "2026-11-23T09:30:00.000Z",
        "last_used_at": None,
    }
)
class IdentityEntry(serializers.Serializer[Any]):
    id = serializers.CharField()
    provider = serializers.CharField()
    email = serializers.CharField(
        help_text="What the provider said when it was linked; empty if it said nothing."
    )
    created_at = serializers.DateTimeField()
    last_used_at = serializers.DateTimeField(allow_null=True)


@example({"link_token": "3q2-7wXqJ0Zr5yN8u1vT4sR6pO9mK2lH7gF5dS3aQ1w"})
class LinkToken(serializers.Serializer[Any]):
    link_token = Text(max_length=TOKEN_LENGTH)


class Identities(ConfirmedChangesView):
    problems = {"post": (TokenInvalid, IdentityTaken, ConfirmationRequired)}

    @extend_schema(responses=IdentityEntry(many=True))
    def get(self, request: Request) -> Response:
        """List the providers that are linked to the account, the newest first."""
        return Response(
            [shaped(each, IdentityEntry) for each in identities.of_account(caller(request).user_id)]
        )

    @extend_schema(request=LinkToken, responses={201: IdentityEntry})
    def post(self, request: Request) -> Response:
        """Link the provider account that a `link_token` stands for."""
        fields = request_validation.body(LinkToken, request)
        identity = link_identity(session=checked(request), **fields, client=client_of(request))
        return Response(shaped(identity, IdentityEntry), status=201)


class OneIdentity(APIView):
    permission_classes = [ConfirmedSession]
    problems = (ConfirmationRequired, LastWayIn)

    @extend_schema(responses={204: OpenApiResponse(description="The provider is unlinked.")})
    def delete(self, request: Request, identity_id: str) -> Response:
        """Unlink a provider; the last way to sign in cannot be removed."""
        unlink_identity(identity_id, user_id=caller(request).user_id, client=client_of(request))
        return Response(status=204)
