"""`/v2`: the endpoints of the protocol, on the event loop."""

from typing import Any

from django.conf import settings
from django.http import HttpResponse
from rest_framework.request import Request

from ai_tools.api.languagetool import answers, caller, description, parameters
from ai_tools.api.languagetool.base import KeyedView, LanguageToolView
from ai_tools.api.languagetool.check import check
from sahienglish.core.errors import NotFound


class Check(KeyedView):
    """Find likely mistakes in a text."""

    permission_classes = [caller.KnownOrAnonymousCaller]
    scopes = ("check", "actions")

    async def get(self, request: Request, **kwargs: Any) -> HttpResponse:
        asked = parameters.of(self.fields)
        await caller.count(request)
        return answers.as_json(await check(asked))


class Languages(LanguageToolView):
    """The variants of English; LibreOffice asks for them without a key."""

    async def get(self, request: Request, **kwargs: Any) -> HttpResponse:
        return answers.as_json(description.languages())


class MaxTextLength(LanguageToolView):
    """The longest text, in characters."""

    async def get(self, request: Request, **kwargs: Any) -> HttpResponse:
        return answers.as_text(str(settings.AI_MAX_INPUT_CHARS))


class HealthCheck(LanguageToolView):
    """Whether the server answers."""

    async def get(self, request: Request, **kwargs: Any) -> HttpResponse:
        return answers.as_text("OK")


class Info(LanguageToolView):
    """Which software this is."""

    async def get(self, request: Request, **kwargs: Any) -> HttpResponse:
        return answers.as_json({"software": description.software()})


class ConfigInfo(LanguageToolView):
    """Which limits and which kinds of mistakes there are."""

    async def get(self, request: Request, **kwargs: Any) -> HttpResponse:
        return answers.as_json(description.configuration())


class Nothing(LanguageToolView):
    """Every other path below the protocol's: an error in plain text."""

    http_method_names = ["get", "post", "put", "patch", "delete", "head", "options"]

    async def get(self, request: Request, **kwargs: Any) -> HttpResponse:
        raise NotFound("There is no such endpoint. The address of the server ends in /v2.")

    put = patch = delete = head = get
