"""One request to the language model, through the one retry layer and the circuit breaker."""

import asyncio
import random
from collections.abc import AsyncGenerator
from contextlib import aclosing
from functools import cache
from typing import Any

from django.core.signals import setting_changed
from django.dispatch import receiver

from ai_tools import errors, providers
from ai_tools.generation.circuit_breaker import Breaker
from ai_tools.providers.base import LanguageModel, Prompt
from sahienglish.core.errors import Problem

ATTEMPTS = 3
RETRY_AFTER_SECONDS = 5
"""The `Retry-After` for clients if the model's server names none."""

FIRST_PAUSE_SECONDS = 0.25
LONGEST_PAUSE_SECONDS = 5
"""The user is waiting: if the model's server asks for a longer pause, the call fails at once."""


class Upstream:
    """A language model and what this process has learnt about its health."""

    def __init__(self, model: LanguageModel) -> None:
        self.model = model
        self.breaker = Breaker()

    async def ask(self, prompt: Prompt, *, streaming: bool, deadline: float) -> AsyncGenerator[str]:
        """Yield the answer: in one part, or bit by bit when `streaming`.

        Tries again, after a pause that doubles, if that may help and no word has come yet.
        `deadline` is in the event loop's time; a pause never reaches past it.
        """
        for attempt in range(1, ATTEMPTS + 1):
            heard = False
            try:
                with self.breaker.guard():
                    async with aclosing(self._once(prompt, streaming)) as words:
                        async for some in words:
                            heard = heard or bool(some)
                            yield some
                return
            except errors.CircuitOpen:
                raise
            except (errors.Unavailable, errors.UpstreamRateLimited) as failure:
                pause = _pause(attempt, failure.retry_after)
                late = asyncio.get_running_loop().time() + pause >= deadline
                if heard or attempt == ATTEMPTS or pause > LONGEST_PAUSE_SECONDS or late:
                    raise _with_a_time(failure) from None
            await asyncio.sleep(pause)

    async def _once(self, prompt: Prompt, streaming: bool) -> AsyncGenerator[str]:
        if not streaming:
            yield await self.model.complete(prompt)
            return
        async with aclosing(self.model.stream(prompt)) as words:
            async for some in words:
                yield some


def _pause(attempt: int, retry_after: int | None) -> float:
    """Return how long to wait: what the model's server asks for, or a doubling time; jitter on both."""
    least = FIRST_PAUSE_SECONDS * 2 ** (attempt - 1)
    return (retry_after or least) + random.uniform(0, least)  # noqa: S311 (spreads load, guards nothing)


def _with_a_time(failure: Problem) -> Problem:
    """Return `failure` with the time after which the client may try again."""
    wait = RETRY_AFTER_SECONDS if failure.retry_after is None else failure.retry_after
    return type(failure)(failure.detail, retry_after=wait)


@cache
def current() -> Upstream:
    """Return the configured model's upstream; raises `NotConfigured` if there is none."""
    return Upstream(providers.language_model())


@receiver(setting_changed, dispatch_uid="ai_tools.generation.retry")
def forget(**kwargs: Any) -> None:
    """Read the settings again when a test changes them."""
    current.cache_clear()
