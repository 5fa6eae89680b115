"""What the views of accounts have in common."""

from collections.abc import Mapping
from typing import IO, Any
from urllib.parse import unquote_to_bytes

from django.http import QueryDict
from django.utils.http import parse_header_parameters
from rest_framework.parsers import BaseParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.sessions import TokenPair
from sahienglish.core.errors import FieldError, InvalidInput, UnsupportedMediaType
from sahienglish.core.json import JSONParser

NO_STORE = {"Cache-Control": "no-store"}
"""RFC 6749 §5.1, for every answer that holds a token."""

UTF_8 = frozenset({"utf-8", "utf8", "us-ascii"})
"""What a form may be said to be written in; ASCII is a part of UTF-8."""


class PublicView(APIView):
    """A view for callers who have no token yet."""

    authentication_classes = []
    permission_classes = []

    def perform_authentication(self, request: Request) -> None:
        """Ask nobody who calls."""


class FormParser(BaseParser):
    """Read a form in UTF-8, whatever else a client says it is in.

    DRF's own decodes by any codec of Python that a client names.
    """

    media_type = "application/x-www-form-urlencoded"

    def parse(
        self,
        stream: IO[Any],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> QueryDict:
        _, parameters = parse_header_parameters(media_type or "")
        if parameters.get("charset", "utf-8").lower() not in UTF_8:
            raise UnsupportedMediaType("A form is read as UTF-8 only.")
        body = stream.read()
        try:
            unquote_to_bytes(body).decode()
        except UnicodeDecodeError as error:
            raise InvalidInput(errors=[FieldError("", "invalid", "The form is not valid UTF-8.")]) from error
        return QueryDict(body, encoding="utf-8")


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
