"""`/v2`: the endpoints of the protocol, on the event loop."""

from typing import Any

from bson import ObjectId
from django.conf import settings
from django.http import HttpResponse
from rest_framework.request import Request

from ai_tools.api.languagetool import caller, description, parameters, responses
from ai_tools.api.languagetool.base import KeyedView, LanguageToolView
from ai_tools.api.languagetool.check import check
from learning import dictionary, profile
from learning.errors import DictionaryFull
from learning.shapes import is_word
from sahienglish.core import identity
from sahienglish.core.errors import InvalidInput, NotFound

PAGE = (("offset", 0, dictionary.MOST_WORDS), ("limit", 10, 500))
"""The parameters of `/v2/words`, each with its default and its largest value."""


class Check(KeyedView):
    """Find likely mistakes in a text."""

    permission_classes = [caller.KnownOrAnonymousCaller]
    # Counted by the limit of the credential, or of the client address.
    throttle_classes = []
    scopes = ("check", "actions")
    fetched = profile.STAGES

    async def get(self, request: Request, **kwargs: Any) -> HttpResponse:
        asked = parameters.of(self.fields)
        await caller.count(request)
        document = identity.checked(request)
        found = await check(asked, learner=profile.of(document), user_id=document.get("user_id"))
        return responses.as_json(found)


class Words(KeyedView):
    """The words of the user's dictionary."""

    http_method_names = ["get", "options"]
    scopes = ("check", "actions", "learning")
    fetched = profile.STAGES

    async def get(self, request: Request, **kwargs: Any) -> HttpResponse:
        offset, limit = (parameters.number(self.fields, *bounds) for bounds in PAGE)
        stored = identity.checked(request)["learning"]
        words = dictionary.words_of(stored[0] if stored else {})
        return responses.as_json({"words": words[offset:][:limit]})


class ChangeOfWords(KeyedView):
    """A word that is added to the user's dictionary, or deleted from it."""

    http_method_names = ["post", "options"]
    scopes = ("check", "actions", "learning")

    async def post(self, request: Request, **kwargs: Any) -> HttpResponse:
        word = self.fields.get("word", "").strip()
        if not is_word(word):
            raise InvalidInput('The parameter "word" must be one word without blanks.')
        return responses.as_json(await self.change(user_id=identity.caller(request).user_id, word=word))

    async def change(self, *, user_id: ObjectId, word: str) -> dict[str, bool]:
        """Change the dictionary and say whether that made a difference."""
        raise NotImplementedError


class AddWord(ChangeOfWords):
    """Let the user's dictionary know a word."""

    async def change(self, *, user_id: ObjectId, word: str) -> dict[str, bool]:
        try:
            return {"added": await dictionary.add(user_id=user_id, words=[word]) == 1}
        except DictionaryFull as full:
            raise InvalidInput(full.detail) from full


class DeleteWord(ChangeOfWords):
    """Let the user's dictionary forget a word."""

    async def change(self, *, user_id: ObjectId, word: str) -> dict[str, bool]:
        return {"deleted": await dictionary.remove(user_id=user_id, word=word)}


class Languages(LanguageToolView):
    """The variants of English; LibreOffice asks for them without a key."""

    async def get(self, request: Request, **kwargs: Any) -> HttpResponse:
        return responses.as_json(description.languages())


class MaxTextLength(LanguageToolView):
    """The longest text, in characters."""

    async def get(self, request: Request, **kwargs: Any) -> HttpResponse:
        return responses.as_text(str(settings.AI_MAX_INPUT_CHARS))


class HealthCheck(LanguageToolView):
    """Whether the server responds."""

    async def get(self, request: Request, **kwargs: Any) -> HttpResponse:
        return responses.as_text("OK")


class Info(LanguageToolView):
    """Which software this is."""

    async def get(self, request: Request, **kwargs: Any) -> HttpResponse:
        return responses.as_json({"software": description.software()})


class ConfigInfo(LanguageToolView):
    """Which limits and which kinds of mistakes there are."""

    async def get(self, request: Request, **kwargs: Any) -> HttpResponse:
        return responses.as_json(description.configuration())


class Nothing(LanguageToolView):
    """Every other path below the protocol's: an error in plain text."""

    http_method_names = ["get", "post", "put", "patch", "delete", "head", "options"]

    async def get(self, request: Request, **kwargs: Any) -> HttpResponse:
        raise NotFound("There is no such endpoint. The address of the server ends in /v2.")

    put = patch = delete = head = get
