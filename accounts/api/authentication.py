"""Reading the access token of a request (RFC 6750 §2.1)."""

from rest_framework.authentication import BaseAuthentication
from rest_framework.request import Request

from accounts.identity import LoginSession
from accounts.tokens import AccessToken
from sahienglish.core.errors import TokenInvalid

SCHEME = "bearer"


class AccessTokenAuthentication(BaseAuthentication):
    """Know the caller by `Authorization: Bearer …`: signature, type and expiry, without the database.

    Whether the session still lives is asked by `request.auth.require()`, together with a view's data.
    """

    def authenticate(self, request: Request) -> tuple[LoginSession, LoginSession] | None:
        scheme, _, token = request.META.get("HTTP_AUTHORIZATION", "").strip().partition(" ")
        if scheme.lower() != SCHEME:
            return None
        if not token.strip():
            raise TokenInvalid("The access token is missing after the word Bearer.")
        identity = LoginSession.of(AccessToken.read(token.strip()))
        return identity, identity

    def authenticate_header(self, request: Request) -> str:
        return "Bearer"
