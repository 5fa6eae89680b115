"""Getting, renewing and giving back tokens."""

from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api.base import TokenEndpoint, token_response
from accounts.api.serializers import Credentials, Logout, Refresh, Tokens
from accounts.errors import (
    AccountLocked,
    EmailNotVerified,
    InvalidCredentials,
    PresentedTokenExpired,
    PresentedTokenInvalid,
    TokenReused,
    UnsupportedGrantType,
)
from accounts.flows.login import log_in
from accounts.flows.logout import log_out, log_out_everywhere
from accounts.flows.refresh import refresh
from accounts.request_client import client_of
from sahienglish.core import request_validation
from sahienglish.core.async_views import AsyncAPIView
from sahienglish.core.errors import RateLimited
from sahienglish.core.identity import caller


class Login(TokenEndpoint):
    problems = (InvalidCredentials, UnsupportedGrantType, EmailNotVerified, AccountLocked, RateLimited)

    @extend_schema(request=Credentials, responses=Tokens)
    def post(self, request: Request) -> Response:
        """Log in with e-mail and password (RFC 6749 §4.3)."""
        fields = request_validation.body(Credentials, request)
        email = fields.get("username") or fields["email"]
        return token_response(log_in(email=email, password=fields["password"], client=client_of(request)))


class RefreshTokens(TokenEndpoint, AsyncAPIView):
    problems = (PresentedTokenInvalid, PresentedTokenExpired, TokenReused, UnsupportedGrantType)

    @extend_schema(request=Refresh, responses=Tokens)
    async def post(self, request: Request) -> Response:
        """Exchange a refresh token for the next pair; the old one is spent."""
        fields = request_validation.body(Refresh, request)
        pair = await refresh(refresh_token=fields["refresh_token"], client=client_of(request))
        return token_response(pair)


class LogoutHere(TokenEndpoint):
    @extend_schema(request=Logout, responses={204: OpenApiResponse(description="The session has ended.")})
    def post(self, request: Request) -> Response:
        """End the session of a refresh token, its access tokens included; any number of times."""
        log_out(**request_validation.body(Logout, request), client=client_of(request))
        return Response(status=204)


class LogoutEverywhere(APIView):
    @extend_schema(request=None, responses={204: OpenApiResponse(description="Every session has ended.")})
    def post(self, request: Request) -> Response:
        """End every session and every token of the account."""
        log_out_everywhere(user_id=caller(request).user_id, client=client_of(request))
        return Response(status=204)
