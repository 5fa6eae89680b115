"""Forgotten and changed passwords."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from accounts import sessions
from accounts.api.common.base import PublicView, SignInView
from accounts.api.common.fields import (
    PASSWORD_LENGTH,
    TOKEN_LENGTH,
    DeviceHint,
    Email,
    EmailedCode,
    NewPassword,
)
from accounts.api.common.responses import NO_STORE, signed_in, with_device
from accounts.api.common.shapes import Address, Message, Tokens
from accounts.errors import CodeInvalid, ForeignOrigin, WrongPassword
from accounts.flows.change_password import change_password
from accounts.flows.reset_password import exchange_code, request_code, reset_password
from accounts.guessing import known_devices
from accounts.request_client import client_of
from accounts.tokens import ResetToken
from sahienglish.core import request_validation
from sahienglish.core.errors import RateLimited, TokenExpired, TokenInvalid
from sahienglish.core.identity import caller, checked
from sahienglish.core.serializer_fields import Text, TrueOrFalse
from sahienglish.openapi.examples import example

RESET_JWT = "eyJhbGciOiJIUzI1NiJ9.eyJ0eXBlIjoicmVzZXQifQ.m4Rt2c"
DEVICE_JWT = "eyJhbGciOiJIUzI1NiJ9.eyJ0eXBlIjoiZGV2aWNlIn0.d2Kf8s"
SENT_IF_KNOWN = "If the address has an account, a code is on its way."
CHANGED = "The password is changed. Log in with it."


@example({"email": "asha@example.org"})
class KnownAddress(Address):
    device = DeviceHint()


@example({"email": "asha@example.org", "otp": "271828"})
class CodeAttempt(serializers.Serializer[Any]):
    email = Email()
    otp = EmailedCode(help_text="The six digits from the e-mail, or the longer code of 24 digits below them.")
    device = DeviceHint()


@example({"reset_token": RESET_JWT, "expires_in": 900, "device": DEVICE_JWT})
class ResetRight(serializers.Serializer[Any]):
    reset_token = serializers.CharField()
    expires_in = serializers.IntegerField(help_text="Seconds until the reset token ends.")
    device = serializers.CharField(
        required=False,
        help_text="What this device shows at its next login, as after a login. The page gets a cookie.",
    )


@example({"reset_token": RESET_JWT, "new_password": "a better passphrase than before"})
class PasswordReset(serializers.Serializer[Any]):
    reset_token = Text(max_length=TOKEN_LENGTH)
    new_password = NewPassword()


@example({"old_password": "correct horse battery staple", "new_password": "a better passphrase than before"})
class PasswordChange(serializers.Serializer[Any]):
    old_password = Text(max_length=PASSWORD_LENGTH)
    new_password = NewPassword()
    revoke_api_keys = TrueOrFalse(
        default=False, help_text="Whether API keys end, too; without it programs keep working."
    )


class ForgotPassword(PublicView):
    problems = (RateLimited,)

    @extend_schema(request=KnownAddress, responses={202: Message})
    def post(self, request: Request) -> Response:
        """Ask for a code by e-mail; the answer is always the same."""
        fields = request_validation.body(KnownAddress, request)
        client = client_of(request, hint=fields.get("device", ""))
        request_code(email=fields["email"], client=client)
        return Response({"message": SENT_IF_KNOWN}, status=202)


class VerifyCode(PublicView):
    problems = (CodeInvalid, RateLimited)

    @extend_schema(request=CodeAttempt, responses=ResetRight)
    def post(self, request: Request) -> Response:
        """Exchange the e-mailed code for the right to set a new password."""
        fields = request_validation.body(CodeAttempt, request)
        client = client_of(request, hint=fields.get("device", ""))
        token = exchange_code(email=fields["email"], code=fields["otp"], client=client)
        expires_in = int(ResetToken.lifetime.total_seconds())
        response = Response({"reset_token": token, "expires_in": expires_in}, headers=NO_STORE)
        # A user who has the code reads the account's e-mail: attempts of strangers no longer count here.
        return with_device(request, response, known_devices.renew(client.hint, email=fields["email"]))


class ResetPassword(PublicView):
    problems = (TokenInvalid, TokenExpired)

    @extend_schema(request=PasswordReset, responses=Message)
    def post(self, request: Request) -> Response:
        """Set a new password, once; every session ends and no session is opened."""
        reset_password(**request_validation.body(PasswordReset, request), client=client_of(request))
        return Response({"message": CHANGED})


class ChangePassword(SignInView):
    problems = (WrongPassword, ForeignOrigin, RateLimited)

    @extend_schema(request=PasswordChange, responses=Tokens)
    def post(self, request: Request) -> Response:
        """Change the password; this device gets a fresh pair of tokens, every other one is logged out."""
        fields = request_validation.body(PasswordChange, request)
        pair = change_password(
            user_id=caller(request).user_id,
            **fields,
            methods=sessions.methods_of(checked(request)),
            client=client_of(request),
        )
        return signed_in(request, pair)
