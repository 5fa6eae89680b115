"""The second step of a login."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.common.base import PublicView, SignInView, TokenEndpoint
from accounts.api.common.fields import TOKEN_LENGTH, CodeText, one_of
from accounts.api.common.responses import NO_STORE, signed_in
from accounts.api.common.shapes import TOKENS, PublicKeyOptions, Tokens
from accounts.api.factors.credentials import UsedCredential
from accounts.errors import ForeignOrigin, MfaInvalid, MfaLocked
from accounts.flows.login import second_factor
from accounts.guessing import known_devices
from accounts.request_client import client_of
from sahienglish.core import request_validation
from sahienglish.core.errors import RateLimited, TokenExpired, TokenInvalid
from sahienglish.core.serializer_fields import Text
from sahienglish.openapi.examples import example

MFA_JWT = "eyJhbGciOiJIUzI1NiJ9.eyJ0eXBlIjoibWZhIn0.p0Wq9d"
METHODS = ("totp", "recovery_code", "passkey")
PASSKEY = "passkey"


@example({"mfa_token": MFA_JWT, "totp": "271828"})
class SecondFactor(serializers.Serializer[Any]):
    """The token of the first step, and one of `totp`, `recovery_code` and `passkey`."""

    mfa_token = Text(max_length=TOKEN_LENGTH)
    totp = CodeText(required=False)
    recovery_code = CodeText(required=False)
    passkey = UsedCredential(required=False)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        method, answer = one_of(attrs, METHODS)
        return {"mfa_token": attrs["mfa_token"], "method": method, "answer": answer}


@example(TOKENS)
class TokensAfterSecondFactor(Tokens):
    recovery_codes_left = serializers.IntegerField(
        required=False, help_text="How many recovery codes are left, if one was used."
    )


@example({"mfa_token": MFA_JWT})
class HalfLogin(serializers.Serializer[Any]):
    mfa_token = Text(max_length=TOKEN_LENGTH)


class LoginSecondFactor(TokenEndpoint, SignInView):
    problems = (MfaInvalid, TokenInvalid, TokenExpired, MfaLocked, ForeignOrigin, RateLimited)

    @extend_schema(request=SecondFactor, responses=TokensAfterSecondFactor)
    def post(self, request: Request) -> Response:
        """Complete a login with an authenticator app, a recovery code or a passkey."""
        fields = request_validation.body(SecondFactor, request)
        client = client_of(request)
        done = second_factor.finish(**fields, client=client)
        left = {} if done.recovery_codes_left is None else {"recovery_codes_left": done.recovery_codes_left}
        device = known_devices.renew(client.hint, email=done.email)
        return signed_in(request, done.pair, device=device, **left)


class LoginPasskeyOptions(PublicView):
    problems = (MfaInvalid, TokenInvalid, TokenExpired, RateLimited)

    @extend_schema(request=HalfLogin, responses=PublicKeyOptions)
    def post(self, request: Request) -> Response:
        """Get the challenge that the account's passkeys sign, for the second step of a login."""
        mfa_token = request_validation.body(HalfLogin, request)["mfa_token"]
        options = second_factor.options(mfa_token=mfa_token, method=PASSKEY, client=client_of(request))
        return Response({"public_key": options["public_key"]}, headers=NO_STORE)
