"""The first and the last moment of a worker process, as signals for tasks that run next to its requests."""

import gc
import multiprocessing
import signal
import sys
from multiprocessing.process import BaseProcess
from threading import Thread

from django.dispatch import Signal

from sahienglish.core import metrics  # noqa: F401  (before any other import of prometheus_client)
from sahienglish.http_server.asgi_messages import Receive, Scope, Send

worker_started = Signal()
"""Sent on the event loop before the first request; receivers may be coroutines."""

worker_stopping = Signal()
"""Sent on the event loop after the last request; receivers may be coroutines."""

SWITCH_INTERVAL_SECONDS = 0.001
"""How long the event loop waits for a thread that computes, each time a response of the database arrives.

The offline checker computes on threads. With Python's default of 5 ms, a request that waits for the database
three times loses up to 15 ms to it. An interval of 0.5 ms costs a tenth of the CPU time of busy threads; this
one costs nothing that could be measured.
"""


async def lifespan(scope: Scope, receive: Receive, send: Send) -> None:
    """Speak ASGI's lifespan protocol, telling every receiver of the two signals."""
    await receive()
    if parent := multiprocessing.parent_process():
        Thread(target=_end_after, args=(parent,), name="parent-watch", daemon=True).start()
    sys.setswitchinterval(SWITCH_INTERVAL_SECONDS)
    await worker_started.asend(sender=None)
    # These objects live as long as the process, so the garbage collector need not look through them.
    gc.collect()
    gc.freeze()
    await send({"type": "lifespan.startup.complete"})
    await receive()
    await worker_stopping.asend(sender=None)
    await send({"type": "lifespan.shutdown.complete"})


def _end_after(parent: BaseProcess) -> None:
    """Stop this worker in good order when its parent is gone: otherwise it would hold the port forever.

    A parent that is killed cannot say so, but the pipe between the two then ends, on every system.
    """
    parent.join()
    signal.raise_signal(signal.SIGTERM)
