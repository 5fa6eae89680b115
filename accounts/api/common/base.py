"""The base classes of the account views."""

from collections.abc import Mapping
from typing import IO, Any
from urllib.parse import unquote_to_bytes

from django.conf import settings
from django.http import QueryDict
from django.utils.http import parse_header_parameters
from rest_framework.exceptions import ParseError
from rest_framework.parsers import BaseParser, MultiPartParser
from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.views import APIView

from accounts.api.common.same_origin import is_same_origin, is_web
from accounts.errors import ForeignOrigin
from accounts.flows.confirm import require_confirmation
from sahienglish.core import thread_pool
from sahienglish.core.errors import FieldError, InvalidInput, UnsupportedMediaType
from sahienglish.core.identity import checked
from sahienglish.core.json import JSONParser
from sahienglish.core.permissions import LiveSession

UTF_8 = frozenset({"utf-8", "utf8", "us-ascii"})
"""The character sets that a form may announce; ASCII is a part of UTF-8."""


class PublicView(APIView):
    """A view for callers who have no token yet."""

    authentication_classes = []
    permission_classes = []

    def perform_authentication(self, request: Request) -> None:
        """Authenticate no caller."""


class FormParser(BaseParser):
    """Read a form in UTF-8, even if the client names another encoding.

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


class MultipartParser(MultiPartParser):
    """Read a form as `FormData` of browsers sends it; it holds text only."""

    def parse(  # type: ignore[override]
        self,
        stream: IO[Any],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> QueryDict:
        try:
            form = super().parse(stream, media_type, parser_context)
        except ParseError as error:
            message = "The form cannot be read."
            raise InvalidInput(errors=[FieldError("", "invalid", message)]) from error
        if form.files:
            raise InvalidInput(errors=[FieldError("", "invalid", "The form holds a file.")])
        return form.data


class TokenEndpoint(PublicView):
    """A view that OAuth 2.0 clients know how to call: forms besides JSON, and errors of RFC 6749 §5.2."""

    parser_classes = [JSONParser, FormParser, MultipartParser]
    speaks_oauth = True


class SignInView(APIView):
    """A view whose response opens a session: tokens for an API client, a cookie for the page at `/app`."""

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Reject a page of another origin before anything is done."""
        super().initial(request, *args, **kwargs)
        if is_web(request) and not is_same_origin(request):
            raise ForeignOrigin(f"Open the page at {settings.APP_URL}.")


class ConfirmedSession(LiveSession):
    """Require a session that its user has confirmed within the last minutes."""

    def has_permission(self, request: Request, view: APIView) -> bool:
        super().has_permission(request, view)
        require_confirmation(checked(request))
        return True

    async def has_permission_async(self, request: Request, view: APIView) -> bool:
        await super().has_permission_async(request, view)
        await thread_pool.run(require_confirmation, checked(request))
        return True


class ConfirmedChangesView(APIView):
    """A view whose changes need a confirmation; reading needs none."""

    def get_permissions(self) -> list[BasePermission]:
        return [LiveSession() if self.request.method in {"GET", "HEAD"} else ConfirmedSession()]
