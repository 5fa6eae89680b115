"""The threads of a worker process for blocking work: one shared, bounded pool."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from functools import cache
from typing import ParamSpec, TypeVar

from django.conf import settings

from sahienglish.core.errors import Overloaded
from sahienglish.core.gate import Gate

RETRY_AFTER_SECONDS = 1
P = ParamSpec("P")
T = TypeVar("T")


class Pool:
    """At most `BLOCKING_THREADS` calls run and `BLOCKING_QUEUE` wait; one more is rejected at once."""

    def __init__(self) -> None:
        self.executor = ThreadPoolExecutor(settings.BLOCKING_THREADS, thread_name_prefix="blocking")
        most = settings.BLOCKING_THREADS + settings.BLOCKING_QUEUE
        self._gate = Gate(lambda: most, full=lambda: Overloaded(retry_after=RETRY_AFTER_SECONDS))

    async def run(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Call `function` on a thread of the pool, with the request's context; raises `Overloaded`."""
        with self._gate.passing():
            call = copy_context().run
            return await asyncio.get_running_loop().run_in_executor(
                self.executor, lambda: call(function, *args, **kwargs)
            )


@cache
def shared() -> Pool:
    """Return the process's own pool."""
    return Pool()


async def run(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Let a coroutine view call a blocking function: one hop to the pool and back."""
    return await shared().run(function, *args, **kwargs)
