"""DRF authentication, one class for each kind of credential; none of them queries the database.

`request.auth.require()` checks that the session is live, together with a view's data.
"""

from django.conf import settings
from rest_framework.authentication import BaseAuthentication
from rest_framework.request import Request

from accounts.api.common.same_origin import is_same_origin, is_web
from accounts.api_keys import secret
from accounts.api_keys.errors import KeyInvalid
from accounts.api_keys.identity import KeyIdentity
from accounts.identity import LoginSession, WebSession
from accounts.tokens import AccessToken, WebToken
from sahienglish.core.errors import InsufficientScope, TokenInvalid

SCHEME = "bearer"


def bearer(request: Request) -> str | None:
    """Return what follows the word Bearer, which may be empty; `None` for every other scheme."""
    scheme, _, credential = request.META.get("HTTP_AUTHORIZATION", "").strip().partition(" ")
    return credential.strip() if scheme.lower() == SCHEME else None


class AccessTokenAuthentication(BaseAuthentication):
    """Read the access token in `Authorization: Bearer …` (RFC 6750 §2.1)."""

    def authenticate(self, request: Request) -> tuple[LoginSession, LoginSession] | None:
        token = bearer(request)
        if token is None or token.startswith(secret.PREFIX):
            return None
        if not token:
            raise TokenInvalid("The access token is missing after the word Bearer.")
        identity = LoginSession.of(AccessToken.read(token))
        return identity, identity

    def authenticate_header(self, request: Request) -> str:
        return "Bearer"


class ApiKeyAuthentication(BaseAuthentication):
    """Read the API key in `Authorization: Bearer sahi_pat_…`; its checksum is checked here."""

    problems = (KeyInvalid, InsufficientScope)

    def authenticate(self, request: Request) -> tuple[KeyIdentity, KeyIdentity] | None:
        key = bearer(request)
        if key is None or not key.startswith(secret.PREFIX):
            return None
        if not secret.is_key(key):
            raise KeyInvalid("The API key is incomplete or mistyped.")
        identity = KeyIdentity(key)
        return identity, identity


class WebSessionAuthentication(BaseAuthentication):
    """Read the cookie of the page at `/app`, if the request proves that the page sent it.

    The proof is part of authentication so that no view can forget it: without it, the cookie does not exist.
    """

    def authenticate(self, request: Request) -> tuple[WebSession, WebSession] | None:
        if not is_web(request) or "HTTP_AUTHORIZATION" in request.META or not is_same_origin(request):
            return None
        token = request.COOKIES.get(settings.WEB_SESSION_COOKIE)
        if not token:
            return None
        identity = WebSession.of(WebToken.read(token))
        return identity, identity
