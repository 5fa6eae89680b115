"""The threads that correct texts, and how much may wait for them."""

import asyncio
import gc
import os
import time
from collections.abc import AsyncIterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import asynccontextmanager
from functools import partial
from threading import Event, Lock

from ai_tools.errors import TimedOut, Unavailable
from ai_tools.offline import checker, unnamed_dialect
from ai_tools.offline.checker import Correction
from ai_tools.offline.harper import linters
from sahienglish.core.gate import Gate

THREADS = min(2, os.cpu_count() or 1)
"""Harper keeps 100 MB for each thread it ever ran on; more cores are used by more worker processes."""

MOST_CHARS = 400_000
"""Characters that may wait and run together: ten seconds' work for two threads, if it is ordinary English."""
RETRY_AFTER_SECONDS = 5
TOO_SLOW = "The text takes too long to correct."
FIRST_TEXT = "She go to school."
"""To check it, the checker loads the dictionary, its index, the lexicon and the tagger."""

_threads = ThreadPoolExecutor(THREADS, thread_name_prefix="offline")
queue = Gate(
    lambda: MOST_CHARS,
    full=lambda: Unavailable("Too many texts wait for correction.", retry_after=RETRY_AFTER_SECONDS),
)
"""Counts the characters of the texts that wait or run."""


async def correct(
    text: str,
    *,
    dialect: str,
    ignore: frozenset[str],
    deadline: float,
    disabled_rules: frozenset[str] = frozenset(),
    known_words: frozenset[str] = frozenset(),
) -> Correction:
    """Correct `text` on a thread of its own; `deadline` is in the event loop's time.

    Without a `dialect` ("") the spellings of the text decide between American and British English.

    Raises `Unavailable` at once when too much waits, and `TimedOut` at the deadline. A caller who goes
    away ends the work at its next passage.
    """
    given_up = Event()
    last = time.monotonic() + deadline - asyncio.get_running_loop().time()

    def look_up() -> None:
        if given_up.is_set() or time.monotonic() >= last:
            raise TimedOut(TOO_SLOW)

    async with ends_at(deadline, "The checker is still starting."):
        await ready()
    queue.enter(len(text))
    check = partial(checker.check, dialect=dialect) if dialect else unnamed_dialect.check
    work = _threads.submit(
        check, text, ignore=ignore, disabled_rules=disabled_rules, known_words=known_words, look_up=look_up
    )
    work.add_done_callback(lambda done: queue.leave(len(text)))
    try:
        async with ends_at(deadline, TOO_SLOW):
            return await asyncio.wrap_future(work)
    finally:
        given_up.set()


@asynccontextmanager
async def ends_at(deadline: float, problem: str) -> AsyncIterator[None]:
    """Give up what is awaited inside at `deadline` and raise `TimedOut`."""
    try:
        async with asyncio.timeout_at(deadline):
            yield
    except TimeoutError:
        raise TimedOut(problem) from None


async def ready() -> None:
    """Wait until the checker is loaded. Callers do so before they set a deadline: only the work counts."""
    # A caller who leaves must not cancel the loading that others wait for.
    await asyncio.shield(asyncio.wrap_future(warm_up()))


class _Loading:
    """The loading of the checker, which all callers wait for."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._work: Future[None] | None = None

    def started(self) -> Future[None]:
        """Return the loading that runs or has ended well; one that failed is started again."""
        with self._lock:
            if self._work is None or (self._work.done() and self._work.exception()):
                self._work = _threads.submit(_load)
            return self._work


_loading = _Loading()


def warm_up() -> Future[None]:
    """Load the checker in the background, once per process: it takes three seconds of CPU time."""
    return _loading.started()


def _load() -> None:
    linters.warm_up()
    checker.check(FIRST_TEXT, dialect="en-US", ignore=frozenset(), look_up=lambda: None)
    # The loaded data lives as long as the process, so the garbage collector need not look through it.
    gc.collect()
    gc.freeze()
