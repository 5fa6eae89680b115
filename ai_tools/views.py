"""The writing tools over HTTP; every view runs on the event loop."""

from functools import partial
from typing import Any, ClassVar

from django.http.response import HttpResponseBase
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from ai_tools import errors, events, languages, overview, serializers, tasks, tools
from ai_tools.events import EventStream
from ai_tools.schema import ToolSchema
from ai_tools.tasks import Task, Tool
from sahienglish.common import shapes
from sahienglish.common.async_views import AsyncAPIView
from sahienglish.common.errors import Problem
from sahienglish.common.identity import caller


class ToolView(AsyncAPIView):
    """Work on one text: the answer as JSON, or as events while it is written when `Accept` asks for them."""

    tool: ClassVar[Tool]
    serializer_class: ClassVar[type[serializers.TextInput]]
    answer_class: ClassVar[type[serializers.Result]]
    schema = ToolSchema()
    problems: ClassVar[tuple[type[Problem], ...]] = (
        errors.TextTooLong,
        errors.QuotaExceeded,
        errors.NotConfigured,
        errors.Unavailable,
        errors.UpstreamRateLimited,
        errors.TimedOut,
        errors.Misconfigured,
        errors.ContentBlocked,
        errors.BadAnswer,
    )

    async def post(self, request: Request) -> HttpResponseBase:
        task = self.task(**shapes.body(self.serializer_class, request))
        work = partial(tools.run, task, user_id=caller(request).user_id)
        if events.are_wanted(request):
            stream = EventStream(lambda listener: work(listener=listener))
            await stream.admission()
            return stream
        answer = await work()
        return Response(answer.body(), headers={"Cache-Control": "no-store"})

    def task(self, **options: Any) -> Task:
        return Task(tool=self.tool, **options)


class FixGrammar(ToolView):
    """Correct grammar, spelling and punctuation, and change nothing else."""

    tool = tasks.FIX_GRAMMAR
    serializer_class = serializers.FixGrammarInput
    answer_class = serializers.CorrectedResult


class Translate(ToolView):
    """Translate into another language."""

    tool = tasks.TRANSLATE
    serializer_class = serializers.TranslateInput
    answer_class = serializers.TranslatedResult
    problems = (*ToolView.problems, errors.UnknownLanguage)

    def task(self, **options: Any) -> Task:
        language = languages.resolve(options.pop("target_language"))
        return super().task(language=language, **options)


class Improve(ToolView):
    """Say the same more clearly, in the tone asked for."""

    tool = tasks.IMPROVE
    serializer_class = serializers.ImproveInput
    answer_class = serializers.EditedResult


class Humanize(ToolView):
    """Make stiff or machine-made text sound like a person."""

    tool = tasks.HUMANIZE
    serializer_class = serializers.TextInput
    answer_class = serializers.EditedResult


class Tools(AsyncAPIView):
    """What there is: the tools, their options, their limits, and which of them can be used now."""

    @extend_schema(responses=serializers.Overview)
    async def get(self, request: Request) -> Response:
        return Response(overview.describe())


class Languages(AsyncAPIView):
    """Languages to translate into; any other that has a BCP 47 tag is accepted as well."""

    @extend_schema(responses=serializers.Language(many=True))
    async def get(self, request: Request) -> Response:
        return Response(languages.listed())


class Usage(AsyncAPIView):
    """What the account used today, and what its quota is."""

    @extend_schema(responses=serializers.Usage)
    async def get(self, request: Request) -> Response:
        return Response(await overview.usage(user_id=caller(request).user_id))
