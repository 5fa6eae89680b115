"""The base classes of the account views."""

from typing import Any

from django.conf import settings
from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.views import APIView

from accounts.api.common.parsers import FormParser, MultipartParser
from accounts.api.common.same_origin import is_same_origin, is_web
from accounts.errors import ForeignOrigin
from accounts.flows.confirm import require_confirmation
from sahienglish.core import thread_pool
from sahienglish.core.identity import checked
from sahienglish.core.json import JSONParser
from sahienglish.core.permissions import LiveSession


class PublicView(APIView):
    """A view for callers who have no token yet."""

    authentication_classes = []
    permission_classes = []

    def perform_authentication(self, request: Request) -> None:
        """Authenticate no caller."""


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
