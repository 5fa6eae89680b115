"""Confirming a session by the password or a second factor."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api.common.fields import PASSWORD_LENGTH, TOKEN_LENGTH, CodeText, missing, one_of
from accounts.api.common.responses import NO_STORE
from accounts.api.factors.credentials import UsedCredential
from accounts.api.factors.passkeys import PasskeyOptions
from accounts.errors import ConfirmationRequired, MfaInvalid, MfaLocked, WrongPassword
from accounts.flows import confirm
from accounts.request_client import client_of
from sahienglish.core import request_validation
from sahienglish.core.errors import RateLimited
from sahienglish.core.identity import session_of
from sahienglish.core.serializer_fields import Text
from sahienglish.openapi.examples import example

METHODS = ("password", "totp", "recovery_code", "credential")


@example({"totp": "271828"})
class Confirmation(serializers.Serializer[Any]):
    """One of `password`, `totp`, `recovery_code`, or a passkey's `credential` with its `challenge_token`."""

    password = Text(required=False, max_length=PASSWORD_LENGTH)
    totp = CodeText(required=False)
    recovery_code = CodeText(required=False)
    credential = UsedCredential(required=False)
    challenge_token = Text(required=False, max_length=TOKEN_LENGTH)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        method, answer = one_of(attrs, METHODS)
        if method != "credential":
            return {"method": method, "answer": answer}
        if "challenge_token" not in attrs:
            raise missing("challenge_token")
        return {"method": "passkey", "answer": answer, "reference": attrs["challenge_token"]}


@example({"confirmed_until": "2026-11-23T09:35:00.000Z"})
class Confirmed(serializers.Serializer[Any]):
    confirmed_until = serializers.DateTimeField()


class Confirm(APIView):
    problems = (WrongPassword, MfaInvalid, MfaLocked, ConfirmationRequired, RateLimited)

    @extend_schema(request=Confirmation, responses=Confirmed)
    def post(self, request: Request) -> Response:
        """Prove again who you are: with the password, or with a second factor if the second step is on."""
        session = session_of(request)
        until = confirm.confirm(
            user_id=session.user_id,
            session_id=session.session_id,
            **request_validation.body(Confirmation, request),
            client=client_of(request),
        )
        return Response({"confirmed_until": until})


class ConfirmOptions(APIView):
    problems = (MfaInvalid,)

    @extend_schema(request=None, responses=PasskeyOptions)
    def post(self, request: Request) -> Response:
        """Get the challenge that a passkey signs, for a confirmation."""
        options = confirm.options(user_id=session_of(request).user_id, method="passkey")
        return Response(options, headers=NO_STORE)
