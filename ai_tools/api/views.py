"""The writing tools over HTTP; every view runs on the event loop."""

from functools import partial
from typing import Any, ClassVar

from bson import ObjectId
from django.http.response import HttpResponseBase
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from ai_tools import errors
from ai_tools.api import shapes, sse
from ai_tools.api.openapi import ToolSchema
from ai_tools.api.sse import EventStream
from ai_tools.text import languages
from ai_tools.tools import capabilities, definitions, service
from ai_tools.tools.definitions import NEUTRAL, Task, Tool
from ai_tools.tools.service import Listener
from learning import profile, progress
from learning.profile import Profile
from sahienglish.core import request_validation
from sahienglish.core.async_views import AsyncAPIView
from sahienglish.core.errors import Problem
from sahienglish.core.identity import caller
from sahienglish.core.permissions import SessionCheckedByView


class ToolView(AsyncAPIView):
    """Work on one text: the answer as JSON, or as events while it is written when `Accept` asks for them."""

    cancel_on_disconnect = True
    scopes: ClassVar[tuple[str, ...]] = ("actions",)
    tool: ClassVar[Tool]
    serializer_class: ClassVar[type[shapes.TextInput]]
    answer_class: ClassVar[type[shapes.Result]]
    schema = ToolSchema()
    permission_classes = [SessionCheckedByView]
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
        learner = profile.of(await caller(request).require_async(*profile.STAGES))
        task = self.task(learner, **request_validation.body(self.serializer_class, request))
        work = partial(_run, task, user_id=caller(request).user_id, learner=learner)
        if sse.are_wanted(request):
            stream = EventStream(lambda listener: work(listener=listener))
            await stream.admission()
            return stream
        answer = await work()
        return Response(answer.body(), headers={"Cache-Control": "no-store"})

    def task(self, learner: Profile, **options: Any) -> Task:
        return Task(tool=self.tool, known_words=learner.dictionary.in_text(options["text"]), **options)


async def _run(
    task: Task, *, user_id: ObjectId, learner: Profile, listener: Listener | None = None
) -> service.Answer:
    answer = await service.run(task, user_id=user_id, listener=listener)
    if learner.track_progress and task.tool is definitions.FIX_GRAMMAR:
        progress.note(user_id=user_id, text=task.text, edits=answer.edits or ())
    return answer


class FixGrammar(ToolView):
    """Correct grammar, spelling and punctuation, and change nothing else."""

    scopes = ("check", "actions")
    tool = definitions.FIX_GRAMMAR
    serializer_class = shapes.FixGrammarInput
    answer_class = shapes.CorrectedResult

    def task(self, learner: Profile, **options: Any) -> Task:
        return super().task(learner, **{"dialect": learner.dialect, **options})


class Translate(ToolView):
    """Translate into another language."""

    tool = definitions.TRANSLATE
    serializer_class = shapes.TranslateInput
    answer_class = shapes.TranslatedResult
    problems = (*ToolView.problems, errors.UnknownLanguage)

    def task(self, learner: Profile, **options: Any) -> Task:
        language = languages.resolve(options.pop("target_language"))
        return super().task(learner, language=language, **options)


class Improve(ToolView):
    """Say the same more clearly, in the tone asked for."""

    tool = definitions.IMPROVE
    serializer_class = shapes.ImproveInput
    answer_class = shapes.EditedResult

    def task(self, learner: Profile, **options: Any) -> Task:
        return super().task(learner, **{"tone": learner.tone or NEUTRAL, **options})


class Humanize(ToolView):
    """Make stiff or machine-made text sound like a person."""

    tool = definitions.HUMANIZE
    serializer_class = shapes.TextInput
    answer_class = shapes.EditedResult


class Tools(AsyncAPIView):
    """What there is: the tools, their options, their limits, and which of them can be used now."""

    scopes = ("check", "actions")

    @extend_schema(responses=shapes.Overview)
    async def get(self, request: Request) -> Response:
        return Response(capabilities.describe())


class Languages(AsyncAPIView):
    """Languages to translate into; any other that has a BCP 47 tag is accepted as well."""

    scopes = ("check", "actions")

    @extend_schema(responses=shapes.Language(many=True))
    async def get(self, request: Request) -> Response:
        return Response(languages.listed())


class Usage(AsyncAPIView):
    """What the account used today, and what its quota is."""

    scopes = ("check", "actions")

    @extend_schema(responses=shapes.Usage)
    async def get(self, request: Request) -> Response:
        return Response(await capabilities.usage(user_id=caller(request).user_id))
