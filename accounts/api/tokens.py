"""Getting, renewing and giving back tokens."""

from contextlib import suppress
from typing import Any, ClassVar

from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api.common.authentication import WebSessionAuthentication
from accounts.api.common.base import SignInView, TokenEndpoint
from accounts.api.common.fields import EMAIL_LENGTH, PASSWORD_LENGTH, TOKEN_LENGTH, DeviceHint, Grant, missing
from accounts.api.common.responses import signed_in, signed_out, token_response
from accounts.api.common.same_origin import is_web
from accounts.api.common.shapes import REFRESH_JWT, Tokens
from accounts.errors import (
    AccountLocked,
    EmailNotVerified,
    ForeignOrigin,
    InvalidCredentials,
    MfaRequired,
    TokenReused,
    UnsupportedGrantType,
)
from accounts.flows.login.with_password import log_in
from accounts.flows.logout import end_own_session, log_out, log_out_everywhere
from accounts.flows.refresh import refresh
from accounts.guessing import known_devices
from accounts.request_client import client_of
from accounts.tokens import AccessToken, RefreshToken
from sahienglish.core import request_validation
from sahienglish.core.async_views import AsyncAPIView
from sahienglish.core.errors import RateLimited, TokenExpired, TokenInvalid
from sahienglish.core.identity import caller
from sahienglish.core.serializer_fields import Text
from sahienglish.openapi.examples import example
from sahienglish.rate_limits.account_limits import ENDINGS


@example(
    {"grant_type": "password", "username": "asha@example.org", "password": "correct horse battery staple"}
)
class Credentials(serializers.Serializer[Any]):
    """A login as OAuth 2.0 clients send it (RFC 6749 §4.3.2); `email` may stand for `username`."""

    grant_type = Grant("password")
    username = Text(required=False, max_length=EMAIL_LENGTH)
    email = Text(required=False, max_length=EMAIL_LENGTH)
    password = Text(max_length=PASSWORD_LENGTH)
    device = DeviceHint()

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if "username" not in attrs and "email" not in attrs:
            raise missing("username")
        return attrs


@example({"refresh_token": REFRESH_JWT})
class Refresh(serializers.Serializer[Any]):
    grant_type = Grant("refresh_token")
    refresh_token = Text(max_length=TOKEN_LENGTH)


@example({"refresh_token": REFRESH_JWT})
class Logout(serializers.Serializer[Any]):
    """The token to give back; `token` is the name of it that OAuth clients know (RFC 7009 §2.1)."""

    refresh_token = Text(required=False, allow_blank=True, max_length=TOKEN_LENGTH)
    token = Text(required=False, allow_blank=True, max_length=TOKEN_LENGTH)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if not any(attrs.values()):
            raise missing("refresh_token")
        return attrs


class Login(TokenEndpoint, SignInView):
    problems = (
        InvalidCredentials,
        UnsupportedGrantType,
        EmailNotVerified,
        MfaRequired,
        ForeignOrigin,
        AccountLocked,
        RateLimited,
    )

    @extend_schema(request=Credentials, responses=Tokens)
    def post(self, request: Request) -> Response:
        """Log in with e-mail and password (RFC 6749 §4.3)."""
        fields = request_validation.body(Credentials, request)
        email = fields.get("username") or fields["email"]
        client = client_of(request, hint=fields.get("device", ""))
        pair = log_in(email=email, password=fields["password"], client=client)
        return signed_in(request, pair, device=known_devices.renew(client.hint, email=email))


class RefreshTokens(TokenEndpoint, AsyncAPIView):
    problems = (TokenInvalid, TokenExpired, TokenReused, UnsupportedGrantType)

    @extend_schema(request=Refresh, responses=Tokens)
    async def post(self, request: Request) -> Response:
        """Exchange a refresh token for the next pair; the old one is spent."""
        fields = request_validation.body(Refresh, request)
        pair = await refresh(refresh_token=fields["refresh_token"], client=client_of(request))
        return token_response(pair)


class LogoutHere(TokenEndpoint):
    @extend_schema(request=Logout, responses={204: OpenApiResponse(description="The session has ended.")})
    def post(self, request: Request) -> Response:
        """End the session of a token, or of the page at `/app`; any number of times."""
        if is_web(request):
            return self._sign_page_out(request)
        given = request_validation.body(Logout, request)
        if refresh_token := given.get("refresh_token"):
            log_out(token=refresh_token, client=client_of(request))
        else:
            log_out(token=given["token"], kinds=(RefreshToken, AccessToken), client=client_of(request))
        return Response(status=204)

    def _sign_page_out(self, request: Request) -> Response:
        with suppress(TokenInvalid):
            if found := WebSessionAuthentication().authenticate(request):
                session, _ = found
                end_own_session(
                    session_id=session.session_id, user_id=session.user_id, client=client_of(request)
                )
        return signed_out()


class LogoutEverywhere(APIView):
    account_limits: ClassVar = {"post": ENDINGS}

    @extend_schema(request=None, responses={204: OpenApiResponse(description="Every session has ended.")})
    def post(self, request: Request) -> Response:
        """End every session and every token of the account."""
        log_out_everywhere(user_id=caller(request).user_id, client=client_of(request))
        return Response(status=204)
