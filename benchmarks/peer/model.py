"""The language model: any OpenAI-compatible server, through one shared aiohttp session."""

import asyncio
import random
from typing import Annotated, Any

import aiohttp
import orjson
from fastapi import Depends, Request

from ai_tools.providers.base import TEXT_FORM, Prompt, read_answer
from benchmarks.peer.problems import Problem
from benchmarks.peer.settings import settings

ATTEMPTS = 3
FIRST_PAUSE_SECONDS = 0.25
RESPONSE_FORMAT = {
    "type": "json_schema",
    "json_schema": {"name": "answer", "strict": True, "schema": TEXT_FORM.schema},
}


def connect() -> aiohttp.ClientSession:
    """Open the session; the limit on connections is the limit on calls."""
    return aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(limit=settings().ai_max_in_flight, keepalive_timeout=60),
        timeout=aiohttp.ClientTimeout(total=settings().ai_timeout_seconds),
        cookie_jar=aiohttp.DummyCookieJar(),
    )


def _of_request(request: Request) -> aiohttp.ClientSession:
    session: aiohttp.ClientSession = request.app.state.model
    return session


Model = Annotated[aiohttp.ClientSession, Depends(_of_request)]


async def ask(model: Model, prompt: Prompt) -> str:
    """Return the model's answer, trying again where that may help."""
    for attempt in range(ATTEMPTS):
        try:
            return await _ask_once(model, prompt)
        except aiohttp.ClientError:
            await asyncio.sleep(FIRST_PAUSE_SECONDS * 2**attempt * random.uniform(1, 2))
        except TimeoutError:
            raise Problem(504, "ai_timeout", "The language model takes too long") from None
    raise Problem(503, "ai_unavailable", "The language model does not answer", headers={"Retry-After": "10"})


async def _ask_once(model: Model, prompt: Prompt) -> str:
    body = {
        "model": settings().openai_model,
        "messages": [
            {"role": "system", "content": prompt.system(structured=True)},
            {"role": "user", "content": prompt.text},
        ],
        "stream": False,
        "temperature": 0.2,
        "response_format": RESPONSE_FORMAT,
    }
    headers = {"Content-Type": "application/json"}
    url = f"{settings().openai_base_url}/chat/completions"
    async with model.post(url, data=orjson.dumps(body), headers=headers) as response:
        response.raise_for_status()
        answer: dict[str, Any] = orjson.loads(await response.read())
    choice = answer["choices"][0]
    if choice["finish_reason"] != "stop":
        raise Problem(502, "ai_bad_answer", "The answer was cut short")
    return read_answer(choice["message"]["content"])
