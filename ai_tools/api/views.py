"""The writing tools over HTTP; every view runs on the event loop."""

from functools import partial
from typing import ClassVar

from bson import ObjectId
from django.http.response import HttpResponseBase
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from ai_tools import errors
from ai_tools.api import descriptions, inputs, results, sse
from ai_tools.api.openapi import ToolSchema
from ai_tools.api.sse import EventStream
from ai_tools.text import languages
from ai_tools.tools import capabilities, explaining, rules, service
from ai_tools.tools.definitions import Task, Tool
from ai_tools.tools.options import LanguageTag
from ai_tools.tools.results import Listener, ToolResult
from learning import profile, progress
from learning.profile import Learner
from sahienglish.core import request_validation
from sahienglish.core.async_views import AsyncAPIView, AsyncViewSet
from sahienglish.core.errors import Problem, RateLimited
from sahienglish.core.identity import caller
from sahienglish.core.permissions import SessionCheckedByView

PROBLEMS: tuple[type[Problem], ...] = (
    errors.TextTooLong,
    errors.QuotaExceeded,
    errors.TooManyCalls,
    errors.NotConfigured,
    errors.Unavailable,
    errors.UpstreamRateLimited,
    errors.TimedOut,
    errors.Misconfigured,
    errors.ContentBlocked,
    errors.BadAnswer,
)


class WritingTools(AsyncViewSet):
    """Work on one text: the result as JSON, or as events while it is written when `Accept` asks for them."""

    cancel_on_disconnect = True
    scopes: ClassVar[tuple[str, ...]] = ("actions",)
    tool: ClassVar[Tool | None] = None
    schema = ToolSchema()
    permission_classes = [SessionCheckedByView]
    # Counted by the quota, and by the limit of offline checks.
    throttle_classes = []

    @property
    def problems(self) -> tuple[type[Problem], ...]:
        """The problems of this tool, for the schema."""
        tool = self._tool
        of_language = any(isinstance(option, LanguageTag) for option in tool.options)
        limited = (RateLimited,) if tool.works_offline else ()
        return PROBLEMS + limited + ((errors.UnknownLanguage,) if of_language else ())

    @property
    def _tool(self) -> Tool:
        assert self.tool is not None, "`as_view` names the tool"  # noqa: S101
        return self.tool

    def get_serializer_class(self) -> type[inputs.TextInput]:
        """Return the shape of the request, for the schema."""
        return inputs.of_tool(self._tool)

    async def write(self, request: Request) -> HttpResponseBase:
        learner = profile.of(await caller(request).require_async(*profile.STAGES))
        work = partial(self._work, self._task(request, learner), learner, caller(request).user_id)
        if sse.are_wanted(request):
            stream = EventStream(work)
            await stream.admission()
            return stream
        return Response((await work(None)).body(), headers={"Cache-Control": "no-store"})

    def _task(self, request: Request, learner: Learner) -> Task:
        fields = request_validation.body(inputs.of_tool(self._tool), request)
        return Task(
            tool=self._tool,
            text=fields["text"],
            known_words=learner.dictionary.in_text(fields["text"]),
            options=inputs.options_of(self._tool, fields, learner),
        )

    async def _work(
        self, task: Task, learner: Learner, user_id: ObjectId, listener: Listener | None
    ) -> ToolResult:
        result = await service.run(task, user_id=user_id, listener=listener)
        if learner.track_progress and task.tool.counts_as_check:
            progress.note(user_id=user_id, text=task.text, edits=result.edits or ())
        return result


class Explain(AsyncAPIView):
    """Explain edits of a text in the language of the learner."""

    cancel_on_disconnect = True
    scopes = ("check", "actions")
    serializer_class = inputs.ExplainInput
    permission_classes = [SessionCheckedByView]
    # Counted by the quota, and by the limit of offline checks.
    throttle_classes = []
    problems = (*PROBLEMS, errors.EditsDoNotFit, errors.UnknownLanguage, RateLimited)

    @extend_schema(responses=results.ExplanationList)
    async def post(self, request: Request) -> Response:
        learner = profile.of(await caller(request).require_async(*profile.STAGES))
        fields = request_validation.body(inputs.ExplainInput, request)
        language = learner.explanation_language or "en"
        if "language" in fields:
            language = languages.resolve(fields["language"])
        found = await explaining.explain(
            text=fields["text"],
            edits=fields["edits"],
            language=language,
            user_id=caller(request).user_id,
        )
        return Response({"explanations": found}, headers={"Cache-Control": "no-store"})


class Tools(AsyncAPIView):
    """What there is: the tools, their options, their limits, and which of them can be used now."""

    scopes = ("check", "actions")

    @extend_schema(responses=descriptions.Overview)
    async def get(self, request: Request) -> Response:
        return Response(capabilities.describe())


class Languages(AsyncAPIView):
    """Languages to translate into; any other that has a BCP 47 tag is accepted as well."""

    scopes = ("check", "actions")

    @extend_schema(responses=descriptions.Language(many=True))
    async def get(self, request: Request) -> Response:
        return Response(languages.listed())


class Rules(AsyncAPIView):
    """The rules of the offline checker, explained in the language asked for, else in English."""

    scopes = ("check", "actions")
    problems = (errors.UnknownLanguage,)

    @extend_schema(
        responses=descriptions.Rule(many=True),
        parameters=[
            OpenApiParameter(
                "language",
                OpenApiTypes.STR,
                description="By name or BCP 47 tag: English, Hindi, Spanish, Simplified Chinese or Arabic.",
            )
        ],
    )
    async def get(self, request: Request) -> Response:
        language = request.query_params.get("language", "")
        return Response(rules.listed(languages.resolve(language) if language else "en"))


class Usage(AsyncAPIView):
    """What the account used today, and what its quota is."""

    scopes = ("check", "actions")

    @extend_schema(responses=descriptions.Usage)
    async def get(self, request: Request) -> Response:
        return Response(await capabilities.usage(user_id=caller(request).user_id))
