"""Google's Gemini, through google-genai on the shared HTTP client."""

from collections.abc import AsyncGenerator, Awaitable, Callable, Iterator
from contextlib import aclosing, contextmanager
from typing import TypeVar
from weakref import WeakKeyDictionary

import aiohttp
from django.conf import settings
from google import genai
from google.genai import errors as google
from google.genai import types

from ai_tools import errors
from ai_tools.providers import gemini_answers, http
from ai_tools.providers.base import Prompt, read, refusal

T = TypeVar("T")

LEAST_TIMEOUT_SECONDS = 10
"""Google refuses a shorter deadline than this; the caller's own, which is shorter, cancels the call."""

_SAFETY = [
    types.SafetySetting(category=category, threshold=types.HarmBlockThreshold.BLOCK_ONLY_HIGH)
    for category in (
        types.HarmCategory.HARM_CATEGORY_HARASSMENT,
        types.HarmCategory.HARM_CATEGORY_HATE_SPEECH,
        types.HarmCategory.HARM_CATEGORY_SEXUALLY_EXPLICIT,
        types.HarmCategory.HARM_CATEGORY_DANGEROUS_CONTENT,
    )
]
"""A complaint, a diagnosis or a police report is an ordinary letter: the stricter thresholds stop those."""

_NO_TOOLS = types.AutomaticFunctionCallingConfig(disable=True)


class Gemini:
    """The model `GEMINI_MODEL`, with as little thinking as it allows.

    One that refuses the level of thinking is asked without from then on.
    """

    provider = "gemini"
    required_settings = ("GEMINI_API_KEY",)

    def __init__(self) -> None:
        if not settings.GEMINI_API_KEY:
            raise errors.NotConfigured("Set GEMINI_API_KEY to use Gemini.")
        self.model: str = settings.GEMINI_MODEL
        self._clients: WeakKeyDictionary[aiohttp.ClientSession, genai.Client] = WeakKeyDictionary()
        self._thinking = thinking(self.model)

    async def complete(self, prompt: Prompt) -> str:
        with _as_problems():
            response = await self._asked(self._client().aio.models.generate_content, prompt, structured=True)
            return read(gemini_answers.text_of(response, last=True), prompt)

    async def stream(self, prompt: Prompt) -> AsyncGenerator[str]:
        finished = False
        with _as_problems():
            ask = self._client().aio.models.generate_content_stream
            parts = await self._asked(ask, prompt, structured=False)
            async with aclosing(parts):  # type: ignore[type-var]
                while (part := await gemini_answers.parsed(anext(parts, None))) is not None:
                    ends = bool(part.candidates and part.candidates[0].finish_reason)
                    yield gemini_answers.text_of(part, last=ends)
                    # The count of tokens may follow on its own.
                    finished = finished or ends
        if not finished:
            raise errors.Unavailable("The language model's server dropped the answer.")

    async def _asked(self, ask: Callable[..., Awaitable[T]], prompt: Prompt, *, structured: bool) -> T:
        config = self._config(prompt, structured)
        try:
            return await gemini_answers.parsed(ask(model=self.model, contents=prompt.text, config=config))
        except google.ClientError as error:
            if not self._thinking or "think" not in str(error.message).lower():
                raise
        self._thinking = None
        config = self._config(prompt, structured)
        return await gemini_answers.parsed(ask(model=self.model, contents=prompt.text, config=config))

    def _client(self) -> genai.Client:
        session = http.session()
        if session not in self._clients:
            self._clients[session] = genai.Client(
                vertexai=False,
                api_key=settings.GEMINI_API_KEY,
                http_options=types.HttpOptions(
                    base_url=settings.GEMINI_BASE_URL or None,
                    timeout=round((settings.AI_TIMEOUT_SECONDS + LEAST_TIMEOUT_SECONDS) * 1000),
                    # Without this the client retries by itself: only `ai_tools.generation.retry` does.
                    retry_options=types.HttpRetryOptions(attempts=1),
                    aiohttp_client=session,
                ),
            )
        return self._clients[session]

    def _config(self, prompt: Prompt, structured: bool) -> types.GenerateContentConfig:
        return types.GenerateContentConfig(
            system_instruction=prompt.system(structured=structured),
            response_mime_type="application/json" if structured else "text/plain",
            response_json_schema=prompt.form.schema if structured else None,
            stop_sequences=None if structured else [prompt.stop],
            thinking_config=self._thinking,
            safety_settings=_SAFETY,
            automatic_function_calling=_NO_TOOLS,
        )


def thinking(model: str) -> types.ThinkingConfig | None:
    """Return the least thinking that `model` allows; None where nothing is known of it."""
    if "gemini-2.5" in model:
        return types.ThinkingConfig(thinking_budget=128 if "pro" in model else 0)
    if "gemini" not in model:
        return None
    level = types.ThinkingLevel.LOW if "pro" in model else types.ThinkingLevel.MINIMAL
    return types.ThinkingConfig(thinking_level=level)


@contextmanager
def _as_problems() -> Iterator[None]:
    """Raise problems in place of what google-genai and the HTTP client below it raise."""
    try:
        yield
    except google.APIError as error:
        raise refusal(
            error.code, reason=gemini_answers.reason_of(error), retry_after=gemini_answers.retry_after(error)
        ) from None
    except (aiohttp.ClientError, OSError) as error:
        raise http.broken(error) from None
