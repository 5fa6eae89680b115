"""The base classes of the protocol's views."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from rest_framework.authentication import BaseAuthentication
from rest_framework.request import Request
from rest_framework.views import APIView

from ai_tools.api.languagetool import caller, form, responses
from sahienglish.core.async_views import AsyncAPIView
from sahienglish.core.errors import Problem
from sahienglish.core.identity import Stage


class LanguageToolView(AsyncAPIView):
    """A view that reports every error in plain text, as clients expect; anyone may call it."""

    http_method_names = ["get", "post", "options"]
    authentication_classes: Sequence[type[BaseAuthentication]] = []
    permission_classes = []
    schema = None
    secret_parameters = ("key",)
    open_to_every_origin = True
    # Emacs-langtool shuts down its sending side after the request and waits.
    answers_half_closed = True

    @staticmethod
    def problem_response(problem: Problem) -> HttpResponse:
        """Respond with a problem, also where no view is reached."""
        return responses.as_error(problem)

    async def post(self, request: Request, **kwargs: Any) -> HttpResponse:
        """Do what `get` does: clients use both."""
        return await self.get(request, **kwargs)

    async def get(self, request: Request, **kwargs: Any) -> HttpResponse:
        """Respond; every view has its own."""
        raise NotImplementedError


class KeyedView(LanguageToolView):
    """A view for callers with a key or token, which a client puts into the form, the path or the header."""

    authentication_classes = APIView.authentication_classes
    permission_classes = [caller.KnownCaller]
    fetched: ClassVar[tuple[Stage, ...]] = ()
    """What the round trip that checks the caller brings along."""

    fields: Mapping[str, str] = {}

    def perform_authentication(self, request: Request) -> None:
        """Read the form, and let the usual authentication see the credential that it holds."""
        self.fields = fields_of(request)
        if presented := caller.credential(self.fields, in_path=self.kwargs.get("key", "")):
            request.META["HTTP_AUTHORIZATION"] = f"Bearer {presented}"
        super().perform_authentication(request)


def fields_of(request: HttpRequest | Request) -> dict[str, str]:
    """Return the parameters of the query and the body. Raises `InvalidInput`."""
    return form.read(body=request.body, query=request.META.get("QUERY_STRING", "").encode("latin-1"))
