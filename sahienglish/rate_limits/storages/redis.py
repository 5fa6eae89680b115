"""Rate limits in Redis, through the lists and scripts of the `limits` library."""

import logging
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

import limits.storage
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

from sahienglish.core import clock
from sahienglish.core.errors import DatabaseUnavailable
from sahienglish.rate_limits.storages.windows import Window

RETRY_AFTER_OUTAGE_SECONDS = 2
logger = logging.getLogger(__name__)

GIVE_BACK = "return redis.call('lrem', KEYS[1], 1, tonumber(ARGV[1]))"
"""The number goes through Lua as it did when it was stored, or its last digits would differ."""


class RedisStorage:
    """The library's lists and scripts, on our clock and several at a time."""

    def __init__(self, url: str) -> None:
        options: dict[str, Any] = {
            "socket_timeout": 3,
            "socket_connect_timeout": 3,
            "retry": Retry(NoBackoff(), 1),
        }
        self._limits = limits.storage.RedisStorage(url, **options)
        self._give_back = self._limits.storage.register_script(GIVE_BACK)
        self._address = _without_credentials(url)

    def take(self, windows: Sequence[Window], at: float) -> list[Window]:
        arguments = [[at, window.amount, window.seconds, 1] for window in windows]
        taken = self._run(self._limits.lua_acquire_moving_window, windows, arguments)
        return [window for window, success in zip(windows, taken, strict=True) if not success]

    def give_back(self, windows: Sequence[Window], at: float) -> None:
        self._run(self._give_back, windows, [[at]] * len(windows))

    def waits(self, windows: Sequence[Window]) -> list[float]:
        now = clock.now().timestamp()
        arguments = [[now - window.seconds, window.amount] for window in windows]
        states = self._run(self._limits.lua_moving_window, windows, arguments)
        return [
            window.wait(oldest=float(state[0]), count=int(state[1])) if state else 0
            for window, state in zip(windows, states, strict=True)
        ]

    def _run(self, script: Any, windows: Sequence[Window], arguments: Sequence[list[float]]) -> list[Any]:
        pipeline = self._limits.storage.pipeline(transaction=False)
        for window, values in zip(windows, arguments, strict=True):
            script([self._limits.prefixed_key(window.name)], values, client=pipeline)
        try:
            answers: list[Any] = pipeline.execute()
        except RedisError as error:
            logger.warning(
                "RATE_LIMIT_STORAGE_URL (%s) does not answer: %s", self._address, type(error).__name__
            )
            raise DatabaseUnavailable(
                "Rate limits cannot be checked right now, so the request was rejected.",
                retry_after=RETRY_AFTER_OUTAGE_SECONDS,
            ) from error
        return answers


def _without_credentials(url: str) -> str:
    """Return what may be logged of an address: passwords stand before the host or in the query."""
    parts = urlsplit(url)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2], query="", fragment="").geturl()
