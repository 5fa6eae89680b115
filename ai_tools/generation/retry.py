"""One question to the language model, through the one retry layer and the circuit breaker."""

import asyncio
import random
from collections.abc import Callable
from contextlib import aclosing
from functools import cache
from typing import Any

from django.core.signals import setting_changed

from ai_tools import errors, providers
from ai_tools.generation.circuit_breaker import Breaker
from ai_tools.providers.base import LanguageModel, Prompt
from sahienglish.core.errors import Problem

Hear = Callable[[str], None]

ATTEMPTS = 3
RETRY_AFTER_SECONDS = 5
"""What a client is told when the upstream does not say."""

FIRST_PAUSE_SECONDS = 0.25
LONGEST_PAUSE_SECONDS = 5
"""A person waits: an upstream that asks for more time than this is not waited for."""


class Upstream:
    """A language model and what this process has learnt of its health."""

    def __init__(self, model: LanguageModel) -> None:
        self.model = model
        self.breaker = Breaker()

    async def ask(self, prompt: Prompt, *, hear: Hear, streaming: bool, deadline: float) -> None:
        """Let `hear` have the answer: at once when it is whole, or bit by bit when `streaming`.

        Tries again, after a pause that doubles, where that may help and nothing was heard yet.
        `deadline` is in the event loop's time; a pause never reaches past it.
        """
        heard = False

        def listen(words: str) -> None:
            nonlocal heard
            heard = heard or bool(words)
            hear(words)

        for attempt in range(1, ATTEMPTS + 1):
            try:
                with self.breaker.guard():
                    await self._once(prompt, listen, streaming)
                return
            except errors.CircuitOpen:
                raise
            except (errors.Unavailable, errors.UpstreamRateLimited) as failure:
                pause = _pause(attempt, failure.retry_after)
                late = asyncio.get_running_loop().time() + pause >= deadline
                if heard or attempt == ATTEMPTS or pause > LONGEST_PAUSE_SECONDS or late:
                    raise _with_a_time(failure) from None
            await asyncio.sleep(pause)

    async def _once(self, prompt: Prompt, hear: Hear, streaming: bool) -> None:
        if not streaming:
            hear(await self.model.complete(prompt))
            return
        async with aclosing(self.model.stream(prompt)) as words:  # type: ignore[type-var]
            async for some in words:
                hear(some)


def _pause(attempt: int, retry_after: int | None) -> float:
    """Return how long to wait: what the upstream asks for, or a doubling time; jitter on both."""
    least = FIRST_PAUSE_SECONDS * 2 ** (attempt - 1)
    return (retry_after or least) + random.uniform(0, least)  # noqa: S311 (spreads load, guards nothing)


def _with_a_time(failure: Problem) -> Problem:
    """Return `failure` telling the client when to come back, as the upstream does or as a guess."""
    wait = RETRY_AFTER_SECONDS if failure.retry_after is None else failure.retry_after
    return type(failure)(failure.detail, retry_after=wait)


@cache
def current() -> Upstream:
    """Return the configured model's upstream; raises `NotConfigured` when there is none."""
    return Upstream(providers.language_model())


def _forget(**kwargs: Any) -> None:
    current.cache_clear()


setting_changed.connect(_forget, dispatch_uid="ai_tools.generation.retry")
