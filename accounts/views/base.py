"""What the views of accounts have in common."""

from rest_framework.parsers import FormParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.sessions import TokenPair
from sahienglish.common.json import JSONParser

NO_STORE = {"Cache-Control": "no-store"}
"""RFC 6749 §5.1, for every answer that holds a token."""


class PublicView(APIView):
    """A view for callers who have no token yet."""

    authentication_classes = []
    permission_classes = []

    def perform_authentication(self, request: Request) -> None:
        """Ask nobody who calls."""


class TokenEndpoint(PublicView):
    """A view that OAuth 2.0 clients know how to call: forms beside JSON, and errors of RFC 6749 §5.2."""

    parser_classes = [JSONParser, FormParser]
    speaks_oauth = True


def token_response(pair: TokenPair) -> Response:
    """Answer with a pair of tokens (RFC 6749 §5.1)."""
    body = {
        "access_token": pair.access_token,
        "refresh_token": pair.refresh_token,
        "token_type": "bearer",
        "expires_in": pair.expires_in,
    }
    return Response(body, headers=NO_STORE)
