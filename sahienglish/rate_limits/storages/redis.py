"""Rate limits in Redis, through the scripts of the `limits` library."""

import logging
from collections.abc import Sequence
from typing import Any

import limits.storage
import redis.asyncio
from redis.asyncio.retry import Retry as AsyncRetry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

from sahienglish.core import clock
from sahienglish.core.errors import DatabaseUnavailable
from sahienglish.core.logging import masking
from sahienglish.event_loops import PerEventLoop
from sahienglish.rate_limits.storages.windows import Call, Steps, Window

RETRY_AFTER_OUTAGE_SECONDS = 2
RETRIES = 1
TIMEOUTS: dict[str, Any] = {"socket_timeout": 3, "socket_connect_timeout": 3}

TAKE = limits.storage.RedisStorage.SCRIPT_ACQUIRE_MOVING_WINDOW
STATE = limits.storage.RedisStorage.SCRIPT_MOVING_WINDOW
GIVE_BACK = "return redis.call('lrem', KEYS[1], 1, tonumber(ARGV[1]))"
"""The number goes through Lua as it did when it was stored, or its last digits would differ."""

logger = logging.getLogger(__name__)


class RedisStorage:
    """The library's scripts, on the project's own clock and several in one round trip."""

    def __init__(self, url: str) -> None:
        self._url = url.removeprefix("redis+")
        self._address = masking.url(url)
        self._client = redis.Redis.from_url(self._url, retry=Retry(NoBackoff(), RETRIES), **TIMEOUTS)
        self._async_client = PerEventLoop(self._open)

    def call(self, call: Call) -> Any:
        try:
            return call(self._client)
        except RedisError as error:
            raise self._unavailable(error) from error

    async def call_async(self, call: Call) -> Any:
        try:
            return await call(self._async_client.current())
        except RedisError as error:
            raise self._unavailable(error) from error

    async def close(self) -> None:
        if (client := self._async_client.take()) is not None:
            await client.aclose()

    def take(self, windows: Sequence[Window], at: float) -> Steps[list[Window]]:
        taken = yield scripts(TAKE, windows, [[at, window.amount, window.seconds, 1] for window in windows])
        return [window for window, success in zip(windows, taken, strict=True) if not success]

    def give_back(self, windows: Sequence[Window], at: float) -> Steps[None]:
        yield scripts(GIVE_BACK, windows, [[at]] * len(windows))

    def waits(self, windows: Sequence[Window]) -> Steps[list[float]]:
        now = clock.now().timestamp()
        states = yield scripts(STATE, windows, [[now - window.seconds, window.amount] for window in windows])
        return [
            window.wait(oldest=float(state[0]), count=int(state[1])) if state else 0
            for window, state in zip(windows, states, strict=True)
        ]

    def _open(self) -> redis.asyncio.Redis:
        retry = AsyncRetry(NoBackoff(), RETRIES)
        client: redis.asyncio.Redis = redis.asyncio.Redis.from_url(self._url, retry=retry, **TIMEOUTS)
        return client

    def _unavailable(self, error: RedisError) -> DatabaseUnavailable:
        logger.warning(
            "RATE_LIMIT_STORAGE_URL (%s) does not respond: %s", self._address, type(error).__name__
        )
        return DatabaseUnavailable(
            "Rate limits cannot be checked right now, so the request was rejected.",
            retry_after=RETRY_AFTER_OUTAGE_SECONDS,
        )


def scripts(script: str | bytes, windows: Sequence[Window], arguments: Sequence[Sequence[float]]) -> Call:
    """Return the round trip that runs a script for each window, with its own arguments."""

    def call(client: Any) -> Any:
        pipeline = client.pipeline(transaction=False)
        for window, values in zip(windows, arguments, strict=True):
            # The text instead of its hash: a pipeline would ask first whether the server knows the hash.
            pipeline.eval(script, 1, f"{limits.storage.RedisStorage.PREFIX}:{window.name}", *values)
        return pipeline.execute()

    return call
