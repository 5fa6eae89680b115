"""The limits of a single call: the length of its text, its time, and offline checks per minute."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bson import ObjectId
from django.conf import settings

from ai_tools import errors, providers
from ai_tools.generation.retry import Upstream
from sahienglish.core import metrics
from sahienglish.core.errors import Problem
from sahienglish.rate_limits.limits import Limit, hit_async

MINUTE = 60


def require_fit(text: str) -> None:
    """Raise `TextTooLong` if a text is longer than any call may take."""
    if len(text) > settings.AI_MAX_INPUT_CHARS:
        raise errors.TextTooLong(
            f"The text has {len(text):,} characters; the limit is {settings.AI_MAX_INPUT_CHARS:,}."
        )


async def count_offline_check(user_id: ObjectId) -> None:
    """Count a check that no language model takes part in. Raises `RateLimited`."""
    limit = Limit("offline_checks", settings.OFFLINE_CHECKS_PER_MINUTE, MINUTE)
    await hit_async((limit, f"user:{user_id}"))


@asynccontextmanager
async def timed(model: Upstream | None) -> AsyncIterator[float]:
    """Limit the block to `AI_TIMEOUT_SECONDS`, yielding its end in the loop's time, and count how it ends."""
    started, outcome = time.perf_counter(), "ok"
    deadline = asyncio.get_running_loop().time() + settings.AI_TIMEOUT_SECONDS
    try:
        async with asyncio.timeout_at(deadline):
            yield deadline
    except TimeoutError:
        outcome = errors.TimedOut.code
        if model:
            model.breaker.failed()
        raise errors.TimedOut from None
    except asyncio.CancelledError:
        outcome = "cancelled"
        raise
    except Problem as problem:
        outcome = problem.code
        raise
    finally:
        provider = model.model.provider if model else providers.OFFLINE
        seconds = time.perf_counter() - started
        metrics.count_provider_call(provider=provider, outcome=outcome, seconds=seconds)
