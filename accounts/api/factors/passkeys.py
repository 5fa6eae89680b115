"""Passkeys: signing in with one, and those of the account."""

from typing import Any

from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api.common.base import ConfirmedChangesView, ConfirmedSession, PublicView, SignInView
from accounts.api.common.fields import TOKEN_LENGTH, FullName
from accounts.api.common.responses import NO_STORE, signed_in
from accounts.api.common.shapes import Tokens, shaped
from accounts.api.factors.credentials import NewCredential, UsedCredential
from accounts.errors import (
    ConfirmationRequired,
    ForeignOrigin,
    LastWayIn,
    PasskeyInvalid,
    PasskeyLimitReached,
)
from accounts.flows.factors import manage_passkeys
from accounts.flows.login import with_passkey
from accounts.mfa.passkeys import storage
from accounts.request_client import client_of
from sahienglish.core import request_validation
from sahienglish.core.errors import RateLimited
from sahienglish.core.identity import caller, checked
from sahienglish.core.serializer_fields import Text
from sahienglish.openapi.examples import example

PASSKEY_NAME_LENGTH = 60
CHALLENGE = "3q2-7wXqJ0Zr5yN8u1vT4sR6pO9mK2lH7gF5dS3aQ1w"
CLIENT_DATA = "eyJ0eXBlIjoid2ViYXV0aG4uZ2V0In0"
CREDENTIAL: dict[str, Any] = {
    "id": "u1vT4sR6pO9mK2lH7gF5dQ",
    "rawId": "u1vT4sR6pO9mK2lH7gF5dQ",
    "type": "public-key",
}


@example({"challenge_token": CHALLENGE, "public_key": {"challenge": CHALLENGE, "rpId": "api.example.org"}})
class PasskeyOptions(serializers.Serializer[Any]):
    challenge_token = serializers.CharField()
    public_key = serializers.DictField(
        help_text="For `PublicKeyCredential.parseRequestOptionsFromJSON` or `parseCreationOptionsFromJSON`."
    )


@example(
    {
        "challenge_token": CHALLENGE,
        "credential": CREDENTIAL
        | {
            "response": {
                "clientDataJSON": CLIENT_DATA,
                "authenticatorData": "SZYN5YgOjGh0NBcPZHZgW4_krrmihjLHmVzzuoMdl2MFAAAAAQ",
                "signature": "MEUCIQDq",
                "userHandle": "Zk3mPq7Lx0aYb9cTd2eUf5gVh8iWj1kXl4mYn6oZp0Q",
            }
        },
    }
)
class PasskeyLogin(serializers.Serializer[Any]):
    challenge_token = Text(max_length=TOKEN_LENGTH)
    credential = UsedCredential()


@example(
    {
        "challenge_token": CHALLENGE,
        "credential": CREDENTIAL
        | {
            "response": {
                "clientDataJSON": CLIENT_DATA,
                "attestationObject": "o2NmbXRkbm9uZQ",
                "transports": ["internal"],
            }
        },
        "name": "Laptop",
    }
)
class PasskeyRegistration(serializers.Serializer[Any]):
    challenge_token = Text(max_length=TOKEN_LENGTH)
    credential = NewCredential()
    name = FullName(max_length=PASSKEY_NAME_LENGTH, required=False, default="Passkey")


@example({"name": "Laptop"})
class PasskeyName(serializers.Serializer[Any]):
    name = FullName(max_length=PASSKEY_NAME_LENGTH)


@example(
    {
        "id": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "name": "Laptop",
        "created_at": "2026-11-23T09:30:00.000Z",
        "last_used_at": None,
        "backed_up": True,
    }
)
class PasskeyEntry(serializers.Serializer[Any]):
    id = serializers.CharField()
    name = serializers.CharField()
    created_at = serializers.DateTimeField()
    last_used_at = serializers.DateTimeField(allow_null=True)
    backed_up = serializers.BooleanField(
        help_text="Whether the authenticator keeps a copy, as in a cloud account."
    )


class PasskeyLoginOptions(PublicView):
    problems = (RateLimited,)

    @extend_schema(request=None, responses=PasskeyOptions)
    def post(self, request: Request) -> Response:
        """Get a challenge for signing in with a passkey, whichever the user picks."""
        return _options(with_passkey.offer(client=client_of(request)))


class LoginWithPasskey(SignInView, PublicView):
    problems = (PasskeyInvalid, ForeignOrigin, RateLimited)

    @extend_schema(request=PasskeyLogin, responses=Tokens)
    def post(self, request: Request) -> Response:
        """Sign in with a passkey; it is both factors, so nothing else is asked."""
        fields = request_validation.body(PasskeyLogin, request)
        return signed_in(request, with_passkey.log_in(**fields, client=client_of(request)))


class PasskeyRegistrationOptions(APIView):
    permission_classes = [ConfirmedSession]
    problems = (ConfirmationRequired,)

    @extend_schema(request=None, responses=PasskeyOptions)
    def post(self, request: Request) -> Response:
        """Get a challenge for adding a passkey to the account."""
        return _options(manage_passkeys.offer_registration(user_id=caller(request).user_id))


class Passkeys(ConfirmedChangesView):
    problems = {"post": (PasskeyInvalid, PasskeyLimitReached, ConfirmationRequired)}

    @extend_schema(responses=PasskeyEntry(many=True))
    def get(self, request: Request) -> Response:
        """List the account's passkeys, the newest first."""
        return Response([shaped(each, PasskeyEntry) for each in storage.of_account(caller(request).user_id)])

    @extend_schema(request=PasskeyRegistration, responses={201: PasskeyEntry})
    def post(self, request: Request) -> Response:
        """Add the passkey that the browser has made for a challenge."""
        fields = request_validation.body(PasskeyRegistration, request)
        passkey = manage_passkeys.register_passkey(
            session=checked(request), **fields, client=client_of(request)
        )
        return Response(shaped(passkey, PasskeyEntry), status=201)


class OnePasskey(APIView):
    permission_classes = [ConfirmedSession]
    problems = {"patch": (ConfirmationRequired,), "delete": (ConfirmationRequired, LastWayIn)}

    @extend_schema(request=PasskeyName, responses=PasskeyEntry)
    def patch(self, request: Request, passkey_id: str) -> Response:
        """Give a passkey another name."""
        fields = request_validation.body(PasskeyName, request)
        passkey = manage_passkeys.rename_passkey(
            passkey_id, user_id=caller(request).user_id, **fields, client=client_of(request)
        )
        return Response(shaped(passkey, PasskeyEntry))

    @extend_schema(responses={204: OpenApiResponse(description="The passkey is removed.")})
    def delete(self, request: Request, passkey_id: str) -> Response:
        """Remove a passkey; the last way to sign in cannot be removed."""
        manage_passkeys.remove_passkey(passkey_id, user_id=caller(request).user_id, client=client_of(request))
        return Response(status=204)


def _options(offered: tuple[str, dict[str, Any]]) -> Response:
    challenge_token, public_key = offered
    return Response({"challenge_token": challenge_token, "public_key": public_key}, headers=NO_STORE)
