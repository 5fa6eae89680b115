"""Any server that speaks OpenAI's chat completions: Ollama, vLLM, llama.cpp and many vendors."""

from collections.abc import AsyncGenerator, AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any

import aiohttp
import orjson
from django.conf import settings

from ai_tools import errors
from ai_tools.providers import http
from ai_tools.providers.base import Prompt, read, refusal, seconds
from ai_tools.providers.chat_completions import (
    choice_of,
    not_json,
    object_in,
    reason_of,
    require_finished,
    text_in,
)

TEMPERATURE = 0.2
OPTIONS_REFUSED = frozenset({400, 422, 501})
"""How servers say that they do not know an option of the request, among other things."""


class OpenAICompatible:
    """The model `OPENAI_MODEL` at `OPENAI_BASE_URL`.

    A server that refuses an option, as some do a structured answer or a temperature, is asked without any
    from then on.
    """

    provider = "openai"
    required_settings = ("OPENAI_BASE_URL",)

    def __init__(self) -> None:
        if not settings.OPENAI_BASE_URL:
            raise errors.NotConfigured("Set OPENAI_BASE_URL to the address of the server, ending in /v1.")
        # A server of one model does not mind what it is called.
        self.model: str = settings.OPENAI_MODEL or "default"
        self._url = f"{settings.OPENAI_BASE_URL.rstrip('/')}/chat/completions"
        self._bare = False

    def headers(self) -> dict[str, str]:
        """Return the headers of every request; a subclass may authenticate in another way."""
        key: str = settings.OPENAI_API_KEY
        authentication = {"Authorization": f"Bearer {key}"} if key else {}
        return {"Content-Type": "application/json"} | authentication

    async def complete(self, prompt: Prompt) -> str:
        with _as_problems():
            async with self._asked(prompt, stream=False) as (response, bare):
                choice = choice_of(await response.read())
            message = object_in(choice.get("message"))
            if message.get("refusal"):
                raise errors.ContentBlocked("The model declined the text.")
            require_finished(choice)
            content = text_in(message.get("content"))
            return content if bare else read(content, prompt)

    async def stream(self, prompt: Prompt) -> AsyncGenerator[str]:
        finished = False
        with _as_problems():
            async with self._asked(prompt, stream=True) as (response, _):
                async for line in response.content:
                    event = line.strip().removeprefix(b"data:").strip()
                    if event == b"[DONE]":
                        break
                    if event.startswith(b"{"):
                        choice = choice_of(event)
                        yield text_in(object_in(choice.get("delta")).get("content"))
                        require_finished(choice)
                        finished = finished or bool(choice.get("finish_reason"))
        if not finished:
            raise errors.Unavailable("The language model's server dropped the answer.")

    @asynccontextmanager
    async def _asked(
        self, prompt: Prompt, *, stream: bool
    ) -> AsyncIterator[tuple[aiohttp.ClientResponse, bool]]:
        """Yield the answer, and whether it was asked for without any option."""
        bare = self._bare
        response = await self._post(prompt, stream=stream, bare=bare)
        if response.status in OPTIONS_REFUSED and not bare:
            response.close()
            bare = True
            response = await self._post(prompt, stream=stream, bare=bare)
            self._bare = self._bare or response.ok
        async with response:
            if response.status != 200:
                raise refusal(
                    response.status,
                    reason=reason_of(await response.read()),
                    retry_after=seconds(response.headers.get("Retry-After")),
                )
            yield response, bare

    async def _post(self, prompt: Prompt, *, stream: bool, bare: bool) -> aiohttp.ClientResponse:
        structured = not stream and not bare
        body: dict[str, Any] = {
            "model": self.model,
            "messages": [
                {"role": "system", "content": prompt.system(structured=structured)},
                {"role": "user", "content": prompt.text},
            ],
            "stream": stream,
        }
        if not bare:
            body["temperature"] = TEMPERATURE
            if structured:
                schema = {"name": prompt.form.name, "strict": True, "schema": prompt.form.schema}
                body["response_format"] = {"type": "json_schema", "json_schema": schema}
            else:
                body["stop"] = [prompt.stop]
        return await http.session().post(self._url, data=orjson.dumps(body), headers=self.headers())


@contextmanager
def _as_problems() -> Iterator[None]:
    """Raise problems in place of what the HTTP client raises; errors of our own code pass through."""
    try:
        yield
    except (aiohttp.ClientError, OSError) as error:
        raise http.broken(error) from None
    except aiohttp.http_exceptions.LineTooLong:
        raise not_json() from None
