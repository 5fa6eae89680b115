"""`/learning`: preferences, personal dictionary and progress, on the event loop."""

from typing import Any

from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.response import Response

from learning import dictionary, preferences, profile, progress, shapes
from learning.errors import DictionaryFull
from sahienglish.core import request_validation
from sahienglish.core.async_views import AsyncAPIView
from sahienglish.core.errors import InvalidInput
from sahienglish.core.identity import caller
from sahienglish.core.permissions import LiveSession, SessionCheckedByView


class LearningView(AsyncAPIView):
    """A view whose reads fetch the profile in the round trip that checks the caller."""

    scopes = ("learning",)

    def get_permissions(self) -> list[BasePermission]:
        return [SessionCheckedByView() if self.request.method == "GET" else LiveSession()]


class Preferences(LearningView):
    @extend_schema(responses=shapes.Preferences)
    async def get(self, request: Request) -> Response:
        """Read your preferences."""
        return Response(preferences.of(await _stored(request)))

    @extend_schema(request=shapes.Preferences, responses=shapes.Preferences)
    async def patch(self, request: Request) -> Response:
        """Change the preferences you name; null takes one back."""
        fields = request_validation.body(shapes.Preferences, request, partial=True)
        changes = {name: "" if value is None else value for name, value in fields.items()}
        await preferences.change(user_id=caller(request).user_id, **changes)
        return Response(preferences.of(await _stored(request)))


class Dictionary(LearningView):
    problems = {"get": (InvalidInput,), "post": (DictionaryFull,)}

    @extend_schema(parameters=[shapes.Page], responses=shapes.DictionaryPage)
    async def get(self, request: Request) -> Response:
        """List the words of your dictionary, the newest first."""
        page = request_validation.query(shapes.Page, request)
        wanted = page.get("search", "").casefold()
        entries = dictionary.of(await _stored(request))
        found = [entry for entry in reversed(entries) if wanted in entry["word"].casefold()]
        return Response(
            {"words": found[page["offset"] :][: page["limit"]], "total": len(found)},
        )

    @extend_schema(request=shapes.NewWords, responses={200: shapes.Added})
    async def post(self, request: Request) -> Response:
        """Add words; none of the writing tools changes or marks them from now on."""
        words = request_validation.body(shapes.NewWords, request)["words"]
        added = await dictionary.add(user_id=caller(request).user_id, words=words)
        return Response({"added": added})


class OneWord(LearningView):
    @extend_schema(responses={204: OpenApiResponse(description="The word is not in the dictionary.")})
    async def delete(self, request: Request, word: str) -> Response:
        """Delete a word, any number of times."""
        await dictionary.remove(user_id=caller(request).user_id, word=word.removesuffix("/"))
        return Response(status=204)


class Progress(LearningView):
    problems = {"get": (InvalidInput,)}

    def get_permissions(self) -> list[BasePermission]:
        return [LiveSession()]

    @extend_schema(parameters=[shapes.Period], responses=shapes.Progress)
    async def get(self, request: Request) -> Response:
        """Read how many mistakes of which kind were found, day by day."""
        days = request_validation.query(shapes.Period, request)["days"]
        return Response(progress.summary(await progress.of_days(user_id=caller(request).user_id, days=days)))

    @extend_schema(responses={204: OpenApiResponse(description="The numbers are deleted.")})
    async def delete(self, request: Request) -> Response:
        """Delete your progress."""
        await progress.forget(user_id=caller(request).user_id)
        return Response(status=204)


async def _stored(request: Request) -> dict[str, Any]:
    found: list[dict[str, Any]] = (await caller(request).require_async(*profile.STAGES))["learning"]
    return found[0] if found else {}
